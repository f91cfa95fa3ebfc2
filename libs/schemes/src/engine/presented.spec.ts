import { resolve } from 'node:path';
import { compileDeliberation, type Deliberation } from '../dossier/deliberate.js';
import type { Scheme } from '../language/scheme.js';
import { loadCertifications } from '../load-schemes.js';
import type { Verdict } from './verdict.js';

const certifications = loadCertifications(resolve(__dirname, '../../../../seeds'));
const exempting = certifications.flatMap((scheme) =>
  scheme.verdict.mode === 'for_jury' && scheme.verdict.exempted !== null
    ? [[scheme.id, scheme, scheme.verdict.exempted] as const]
    : [],
);
const single = certifications.flatMap((scheme) =>
  scheme.verdict.mode === 'for_jury' && scheme.verdict.sought !== null
    ? [[scheme.id, scheme, scheme.verdict.sought, scheme.verdict.evidence] as const]
    : [],
);

describe.each(exempting)('an exemption under %s', (_, scheme, group) => {
  const deliberate = compileDeliberation(scheme);
  const criterion = scheme.assessments[0]!.criteria[0]!.code;
  const fields = scheme.facts.flatMap((facts) =>
    facts.group === group && facts.kind === 'record' ? Object.keys(facts.fields) : [],
  );
  const grounds = Object.fromEntries(fields.map((field) => [field, true]));
  const asking = (record: object): Deliberation =>
    deliberate(
      JSON.stringify({ ...emptyOf(scheme), criteria: { [criterion]: 'not_met' }, [group]: { [criterion]: record } }),
    );

  it('leaves the criterion neither met nor failed, and awaits nothing of it', () => {
    const verdict = verdictOf(asking(grounds));
    expect(verdict.measures[criterion]).toBe('exempted');
    expect(verdict.unknown.join()).not.toContain(`${criterion},`);
  });

  it.each(fields.filter((field) => field !== 'granted'))('is refused without «%s», and says why', (field) => {
    for (const absent of [false, null]) {
      const answer = asking({ ...grounds, [field]: absent });
      expect(answer).toMatchObject({
        errors: [{ code: expect.stringContaining(criterion) as string, messageFr: expect.any(String) as string }],
      });
    }
  });

  it('counts for nothing while the jury has not granted it', () => {
    expect(verdictOf(asking({ ...grounds, granted: false })).measures[criterion]).toBe('not_met');
  });
});

describe.each(single)('a candidacy for one block under %s', (_, scheme, sought, evidence) => {
  const deliberate = compileDeliberation(scheme);
  const seeking = (blocks: readonly string[], handed: readonly string[] = []): Verdict => {
    const criteria = Object.fromEntries(entered.map((code) => [code, 'met']));
    const dossier = { ...emptyOf(scheme), criteria, [sought]: blocks, [evidence ?? '']: handed };
    return verdictOf(deliberate(JSON.stringify(dossier)));
  };
  const entered = scheme.facts.flatMap(({ group, items }) => (group === 'criteria' ? (items ?? []) : []));

  it.each(scheme.blocks.map(({ code }) => [code]))(
    'for %s alone replaces the modalities of exactly that block',
    (block) => {
      const own = scheme.assessments.filter(({ blocks }) => blocks.includes(block));
      const { findings } = seeking([block]).trace;
      expect(findings?.blocks).toEqual([block]);
      expect(findings?.variants.map(({ assessment }) => assessment)).toEqual(own.map(({ code }) => code));
      expect(new Set(findings?.criteria.map(({ of }) => of))).toEqual(new Set(own.map(({ code }) => code)));
    },
  );

  it('keeps the usual modalities for several blocks, and for the whole title', () => {
    const [first, second] = scheme.blocks.map(({ code }) => code);
    expect(seeking([first!, second!]).trace.findings).toMatchObject({ blocks: [first, second], variants: [] });
    expect(seeking([]).trace.findings?.blocks).toHaveLength(scheme.blocks.length);
  });

  const live = scheme.assessments.filter(({ singleBlockVariant }) => singleBlockVariant?.needsEvidence);

  it.each(live.map((assessment) => [assessment.code, assessment] as const))(
    'sees the criteria of %s only with the evidence of it',
    (code, { blocks, criteria }) => {
      const stateOf = (verdict: Verdict) => verdict.measures[criteria[0]!.code];
      const unseen = seeking(blocks);
      expect([stateOf(unseen), unseen.unknown]).toEqual([
        'unknown',
        expect.arrayContaining([`EVIDENCE_MISSING:${code}`]),
      ]);
      expect(stateOf(seeking(blocks, [code]))).toBe('met');
      expect(stateOf(seeking([]))).toBe('met');
    },
  );
});

function emptyOf(scheme: Scheme): Record<string, unknown> {
  const groups = scheme.facts.filter(({ required, kind }) => required && kind !== 'set');
  return Object.fromEntries(groups.map(({ group }) => [group, {}]));
}

function verdictOf(answer: Deliberation): Verdict {
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  return answer.verdict;
}
