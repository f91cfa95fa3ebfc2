import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Scheme } from './language/scheme.js';
import { loadCertifications } from './load-schemes.js';

interface Counts {
  readonly competenciesPerBlock: readonly number[];
  readonly optionalBlocks?: readonly string[];
  readonly assessments: number;
  readonly criteria: number;
  readonly repeated?: number;
  readonly percentages: number;
  readonly strictPercentages: number;
  readonly singleBlockVariants: number;
  readonly credits?: readonly number[];
  readonly transversal?: number;
  readonly rubric?: readonly number[];
  readonly rubricItems?: number;
  readonly conditions?: number;
}

const counts = JSON.parse(readFileSync(join(__dirname, '../fixtures/counts.json'), 'utf8')) as Record<string, Counts>;
const certifications = loadCertifications(resolve(__dirname, '../../../seeds')).map(
  (scheme) => [scheme.id, scheme] as const,
);

describe.each(certifications)('the certification %s', (id, scheme) => {
  const criteria = criteriaOf(scheme);

  it('holds what a careful count finds in its document', () => {
    const percentages = criteria.filter(({ unit, threshold }) => unit === '%' && threshold !== null);
    const optional = scheme.blocks.filter((block) => block.optional).map(({ code }) => code);
    expect({
      competenciesPerBlock: scheme.blocks.map(
        ({ code }) => scheme.competencies.filter(({ block }) => block === code).length,
      ),
      optionalBlocks: optional.map((code) => code.replace(/^B/, '')),
      assessments: scheme.assessments.length,
      criteria: criteria.length,
      repeated: criteria.filter(({ repeats }) => repeats !== null).length,
      percentages: percentages.length,
      strictPercentages: percentages.filter(({ operator }) => operator === '>').length,
      singleBlockVariants: scheme.assessments.filter(({ singleBlockVariant }) => singleBlockVariant).length,
      credits: scheme.units.map(({ credits }) => credits),
      transversal: scheme.transversal.length,
      rubric: scheme.rubric.map(({ max }) => Number(max)),
      rubricItems: scheme.rubric.flatMap(({ items }) => items).length,
      conditions: scheme.conditions.length,
    }).toEqual({
      ...{ optionalBlocks: [], repeated: 0, credits: [], transversal: 0, rubric: [], rubricItems: 0, conditions: 0 },
      ...counts[id],
    });
  });

  it('gives each code once', () => {
    for (const codes of [
      scheme.blocks,
      scheme.competencies,
      scheme.assessments,
      scheme.stages,
      scheme.rules,
      scheme.readings,
      scheme.provisions,
      scheme.fileNames,
      scheme.signatures,
      scheme.deadlines,
      scheme.accommodations,
      criteria,
    ].map((elements) => elements.map(({ code }) => code))) {
      expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    }
  });

  it('refers to nothing that it does not declare', () => {
    expect(dangling(scheme, criteria)).toEqual([]);
  });

  it('cites lines that its document has, in order', () => {
    const ranges = sourcesIn(scheme);
    expect(ranges.length).toBeGreaterThan(0);
    expect(ranges.filter(([first, last]) => first > last || last > scheme.lines)).toEqual([]);
  });

  it('has points of a rubric that add up to the maximum of their section', () => {
    for (const { items, max } of scheme.rubric) {
      expect(items.reduce((sum, item) => sum + Number(item.max), 0)).toBe(Number(max));
    }
  });
});

describe('the product', () => {
  const root = resolve(__dirname, '../../..');
  const testSupport = /\.(spec|fixture|testing)\.tsx?$|\/(testing|contract|spec)\//;

  it('knows no certification by its name: what one says is data', () => {
    const named = new RegExp(`\\b(${certifications.map(([id]) => id).join('|')})\\b`);
    const sources = ['libs', 'workflows', 'apps'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /^[^/]+\/src\/.*\.(ts|tsx|mjs)$/.test(path))
        .map((path) => `${folder}/${path}`),
    );
    expect(sources.length).toBeGreaterThan(100);
    // The command line may show one in the examples of its help.
    const knowing = sources
      .filter((path) => !testSupport.test(path))
      .filter((path) => named.test(readFileSync(join(root, path), 'utf8').replaceAll(/'parchemin [^'\n]*'/g, '')));
    expect(knowing).toEqual([]);
  });
});

function criteriaOf(scheme: Scheme) {
  return [...scheme.blocks, ...scheme.assessments].flatMap((element) => element.criteria);
}

function dangling(scheme: Scheme, criteria: ReturnType<typeof criteriaOf>): readonly string[] {
  const known = (elements: readonly { readonly code: string }[]) => new Set(elements.map(({ code }) => code));
  const blocks = known(scheme.blocks);
  const competencies = known(scheme.competencies);
  const [rules, readings] = [known(scheme.rules), known(scheme.readings)];
  const references = [
    ...scheme.competencies.map(({ block }) => [blocks, block] as const),
    ...scheme.choices.flatMap(({ exactlyOneOf }) => exactlyOneOf.map((block) => [blocks, block] as const)),
    ...scheme.assessments.flatMap((assessment) => [
      ...assessment.blocks.map((block) => [blocks, block] as const),
      ...assessment.competencies.map((competency) => [competencies, competency] as const),
      ...assessment.units.map((unit) => [known(scheme.units), unit] as const),
    ]),
    ...criteria.flatMap(({ competency }) => (competency === null ? [] : [[competencies, competency] as const])),
    ...criteria.flatMap(({ repeats }) => (repeats === null ? [] : [[known(criteria), repeats] as const])),
    ...scheme.evidence.flatMap(({ competency, assessment }) => [
      [competencies, competency] as const,
      ...(assessment === null ? [] : [[known(scheme.assessments), assessment] as const]),
    ]),
    ...scheme.stages.flatMap(({ after }) => after.map((stage) => [known(scheme.stages), stage] as const)),
    ...scheme.rules.flatMap(({ reading }) => (reading === null ? [] : [[readings, reading] as const])),
    ...scheme.conditions.flatMap((condition) => condition.rules.map((rule) => [rules, rule] as const)),
    ...scheme.deadlines.flatMap(({ stage }) => (stage === null ? [] : [[known(scheme.stages), stage] as const])),
    ...[...scheme.fileNames, ...scheme.deadlines, ...scheme.accommodations, scheme.titleJury].flatMap((each) =>
      each?.reading ? [[readings, each.reading] as const] : [],
    ),
    ...(scheme.exemption ? exemptionReferences(scheme, scheme.exemption, readings, rules) : []),
  ];
  return references.filter(([declared, code]) => !declared.has(code)).map(([, code]) => code);
}

function exemptionReferences(
  { facts }: Scheme,
  exemption: NonNullable<Scheme['exemption']>,
  readings: ReadonlySet<string>,
  rules: ReadonlySet<string>,
) {
  const groups = new Set(facts.map(({ group }) => group));
  return [
    [groups, exemption.facts] as const,
    ...[exemption.opinion, ...exemption.conditions].map(({ rule }) => [rules, rule] as const),
    ...exemption.readings.map((reading) => [readings, reading] as const),
  ];
}

function sourcesIn(element: unknown): readonly (readonly [number, number])[] {
  if (typeof element !== 'object' || element === null) return [];
  return Object.entries(element).flatMap(([key, value]) => {
    if (key === 'more') return value as [number, number][];
    if (key === 'source') return Array.isArray(value) ? [value as unknown as [number, number]] : [];
    return sourcesIn(value);
  });
}
