import type { Scheme } from '../language/scheme.js';
import type { Source } from '../language/source.js';
import type { Check, Found } from './check.js';
import { codesOf } from './elements.js';
import type { Place, Survey } from './survey.js';

/** Whatever an element names must exist; whatever it cites must be in the document. */
export const referenceChecks: readonly Check[] = [
  { code: 'dangling-reference', severity: 'error', find: danglingReferences },
  { code: 'dangling-mention', severity: 'error', find: danglingMentions },
  { code: 'lines-outside', severity: 'error', find: linesOutside },
];

interface Reference {
  readonly place: Place;
  readonly to: string;
  /** What it should be, in both languages. */
  readonly en: string;
  readonly fr: string;
  readonly known: ReadonlySet<string>;
}

function danglingReferences(survey: Survey): Found[] {
  return [...ofStructure(survey), ...ofPath(survey), ...ofVerdict(survey)]
    .filter(({ to, known }) => !known.has(to))
    .map(({ place, to, en, fr }) => ({
      places: [place],
      en: `${to} is named as a ${en}, and there is none.`,
      fr: `${to} est cité ici (${fr}) mais n’existe pas.`,
    }));
}

function referencesTo(scheme: Scheme, kind: string, en: string, fr: string) {
  const known = codesOf(scheme, kind);
  return (place: Place, ...codes: readonly (string | null)[]): Reference[] =>
    codes.flatMap((to) => (to === null ? [] : [{ place, to, en, fr, known }]));
}

function ofStructure({ scheme, criteria, at }: Survey): Reference[] {
  const block = referencesTo(scheme, 'blocks', 'block', 'bloc');
  const competency = referencesTo(scheme, 'competencies', 'competency', 'compétence');
  const assessment = referencesTo(scheme, 'assessments', 'assessment', 'épreuve');
  const reading = referencesTo(scheme, 'readings', 'reading', 'lecture');
  const unit = referencesTo(scheme, 'units', 'unit', 'unité');
  const criterion = referencesTo(scheme, 'criteria', 'criterion', 'critère');
  const rule = referencesTo(scheme, 'rules', 'rule', 'règle');
  return [
    ...scheme.competencies.flatMap((each) => block(at(each), each.block)),
    ...scheme.activities.flatMap((each) => [
      ...block(at(each), each.block),
      ...competency(at(each), ...each.competencies),
    ]),
    ...scheme.choices.flatMap((each) => [...block(at(each), ...each.exactlyOneOf), ...reading(at(each), each.reading)]),
    ...scheme.assessments.flatMap((each) => [
      ...block(at(each), ...each.blocks),
      ...competency(at(each), ...each.competencies),
      ...unit(at(each), ...each.units),
      ...assessment(at(each), each.shares),
    ]),
    ...criteria.flatMap(({ criterion: each }) => [
      ...competency(at(each), each.competency),
      ...criterion(at(each), each.repeats),
    ]),
    ...scheme.evidence.flatMap((each) => [
      ...competency(at(each), each.competency),
      ...assessment(at(each), each.assessment),
    ]),
    ...scheme.rules.flatMap((each) => reading(at(each), each.reading)),
    ...scheme.conditions.flatMap((each) => rule(at(each), ...each.rules)),
  ];
}

function ofPath({ scheme, at }: Survey): Reference[] {
  const stage = referencesTo(scheme, 'stages', 'stage', 'étape');
  const block = referencesTo(scheme, 'blocks', 'block', 'bloc');
  const known = new Set([...codesOf(scheme, 'assessments', 'deliverables'), ...scheme.facts.map(({ group }) => group)]);
  const product = { en: 'work, document or fact', fr: 'épreuve, livrable ou fait', known };
  return scheme.stages.flatMap((each) => [
    ...stage(at(each), ...each.after),
    ...[...each.gives, ...each.needs].map((to) => ({ place: at(each), to, ...product })),
    ...each.pieces.flatMap((piece) => block(at(piece), ...('blocks' in piece ? piece.blocks : []))),
  ]);
}

function ofVerdict({ scheme, at, within }: Survey): Reference[] {
  const { verdict } = scheme;
  const rule = referencesTo(scheme, 'rules', 'rule', 'règle');
  const block = referencesTo(scheme, 'blocks', 'block', 'bloc');
  const unit = referencesTo(scheme, 'units', 'unit', 'unité');
  const reserve = referencesTo(scheme, 'reserves', 'reserve', 'réserve');
  const here = at(verdict);
  if (verdict.mode === 'computed') {
    return [
      ...rule(within(verdict, 'gate'), ...verdict.gate),
      ...rule(within(verdict, 'derogable'), ...verdict.derogable),
      ...verdict.title.flatMap((each) => rule(at(each), each.rule)),
      ...verdict.blocks.flatMap((each) => [...block(at(each), each.block), ...rule(at(each), each.rule)]),
      ...verdict.credits.flatMap((each) => [
        ...unit(at(each), each.unit),
        ...rule(at(each), each.rule),
        ...reserve(at(each), each.withheldBy ?? null),
      ]),
    ];
  }
  const known = new Set(scheme.facts.map(({ group }) => group));
  const { competencies, exempted, sought, chosen, evidence } = verdict;
  return [
    ...rule(within(verdict, 'requires'), ...verdict.requires),
    ...[...[verdict.criteria].flat(), competencies, exempted, sought, chosen, evidence].flatMap((to) =>
      to === null ? [] : [{ place: here, to, en: 'group of facts', fr: 'groupe de faits', known }],
    ),
  ];
}

/** A reading named in passing, within a sentence. */
function danglingMentions({ scheme, elements, at }: Survey): Found[] {
  const known = codesOf(scheme, 'readings');
  return elements.flatMap((element) =>
    Object.values(element)
      .flat()
      .filter((value): value is string => typeof value === 'string' && value.includes('R-'))
      .flatMap((text) => text.match(/\bR-\d+\b/g) ?? [])
      .filter((code) => !known.has(code))
      .map((code) => ({
        places: [at(element)] as const,
        en: `The text names the reading ${code}, and there is none.`,
        fr: `Le texte renvoie à la lecture ${code} mais elle n’existe pas.`,
      })),
  );
}

function linesOutside({ scheme, elements, at }: Survey): Found[] {
  return elements.flatMap((element) =>
    citedBy(element)
      .filter(([first, last]) => first > last || last > scheme.lines)
      .map(([first, last]) => ({
        places: [at(element)] as const,
        en: `Lines ${first}–${last} are cited, but the document has lines 1–${scheme.lines}, read downwards.`,
        fr: `Les lignes ${first} à ${last} sont citées, mais le document va de 1 à ${scheme.lines} en descendant.`,
      })),
  );
}

function citedBy(element: object): readonly Source[] {
  const { source, lines, more, sources } = element as Partial<Record<string, unknown>>;
  if (source === undefined && lines === undefined && sources === undefined) return [];
  return [source, lines, ...listOf(more), ...listOf(sources)].filter(isRange);
}

function listOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function isRange(value: unknown): value is Source {
  return Array.isArray(value) && value.length === 2 && value.every((line) => typeof line === 'number');
}
