import { resolve } from 'node:path';
import { compileDeliberation } from '../dossier/deliberate.js';
import { loadCertifications } from '../load-schemes.js';
import type { Scheme } from '../language/scheme.js';
import type { Verdict } from './verdict.js';

const left = loadCertifications(resolve(__dirname, '../../../../seeds')).filter(
  ({ verdict }) => verdict.mode === 'for_jury',
);

describe.each(left.map((scheme) => [scheme.id, scheme] as const))('%s leaves the decision to its jury', (_, scheme) => {
  const deliberate = compileDeliberation(scheme);
  const empty = emptyDossier(scheme);

  it('awards nothing by itself, and waits for whatever is not entered', () => {
    const verdict = verdictOf(empty);
    expect(verdict).toMatchObject({ decision: 'for_jury', titleAwarded: false, reasons: [], blocksValidated: [] });
    const states = new Set(Object.values(verdict.measures));
    expect([...states]).toEqual(['unknown']);
    expect(verdict.unknown.length).toBeGreaterThan(0);
  });

  it('has an entry for every criterion, which decides it alone', () => {
    for (const [group, criterion] of entriesOf(scheme)) {
      const met = criterion.threshold ?? (group.kind === 'boolean' ? true : 'met');
      const verdict = verdictOf({ ...empty, [group.group]: { [criterion.code]: met } });
      const strict = criterion.operator === '>' && criterion.threshold !== null;
      expect([criterion.code, verdict.measures[criterion.code]]).toEqual([criterion.code, strict ? 'not_met' : 'met']);
    }
  });

  it('judges each percentage with its own operator, just below, at and just above', () => {
    for (const [group, { code, operator, threshold, unit }] of entriesOf(scheme)) {
      if (unit !== '%' || threshold === null) continue;
      const stateAt = (value: string) => verdictOf({ ...empty, [group.group]: { [code]: value } }).measures[code];
      expect([code, stateAt(`${Number(threshold) - 1}.99`)]).toEqual([code, 'not_met']);
      expect([code, stateAt(threshold)]).toEqual([code, operator === '>' ? 'not_met' : 'met']);
      expect([code, stateAt(`${threshold}.01`)]).toEqual([code, 'met']);
    }
  });

  function verdictOf(dossier: object): Verdict {
    const answer = deliberate(JSON.stringify(dossier));
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    return answer.verdict;
  }
});

const withChoice = left.flatMap((scheme) => {
  const { verdict } = scheme;
  const [choice] = scheme.choices;
  return verdict.mode === 'for_jury' && verdict.chosen !== null && choice
    ? [[scheme.id, scheme, verdict.chosen, choice.exactlyOneOf, verdict.requires] as const]
    : [];
});

describe.each(withChoice)('%s asks for one of its optional blocks', (_, scheme, group, blocks, requires) => {
  const answerTo = (chosen: readonly string[]) =>
    compileDeliberation(scheme)(JSON.stringify({ ...emptyDossier(scheme), [group]: chosen }));

  it.each([['none', []] as const, ['both', blocks] as const])('and refuses %s, with the reason', (__, chosen) => {
    expect(answerTo(chosen)).toMatchObject({
      errors: [{ code: requires[0], messageFr: expect.any(String) as string }],
    });
  });

  it.each(blocks.map((block) => [block]))('and shows block %s with those that all must have', (block) => {
    const presented = scheme.blocks.filter(({ optional, code }) => !optional || code === block).map(({ code }) => code);
    expect(answerTo([block])).toMatchObject({ verdict: { trace: { findings: { blocks: presented } } } });
  });
});

function emptyDossier(scheme: Scheme): Record<string, unknown> {
  const { verdict, choices } = scheme;
  const chosen = verdict.mode === 'for_jury' ? verdict.chosen : null;
  const groups = scheme.facts.filter(({ required }) => required);
  return Object.fromEntries(
    groups.map(({ group, kind }) => [
      group,
      group === chosen ? [choices[0]!.exactlyOneOf[0]] : kind === 'set' ? [] : {},
    ]),
  );
}

/** Every criterion that the empty dossier presents, with the group that holds its entry. */
function entriesOf(scheme: Scheme) {
  const { verdict } = scheme;
  const chosen = verdict.mode === 'for_jury' && verdict.chosen !== null ? scheme.choices[0]!.exactlyOneOf[0] : null;
  const names = verdict.mode === 'for_jury' ? [verdict.criteria].flat() : [];
  const blocks = scheme.blocks.filter(({ optional, code }) => !optional || code === chosen);
  const criteria = [...blocks, ...scheme.assessments].flatMap((element) => element.criteria);
  return criteria
    .filter(({ repeats }) => repeats === null)
    .map((criterion) => {
      const group = scheme.facts.find(
        ({ group: name, items }) => names.includes(name) && items?.includes(criterion.code),
      );
      if (!group) throw new Error(`nothing holds ${criterion.code}`);
      return [group, criterion] as const;
    });
}
