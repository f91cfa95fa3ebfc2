import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCertifications } from '../load-schemes.js';
import { compileDeliberation } from '../dossier/deliberate.js';
import { CounterfactualAnswer, type Changes } from './answer.js';
import { compileCounterfactual, unknownNames, type CounterfactualQuestion } from './counterfactual.js';
import { expandChanges, type ChangeSet } from './expand.js';

type Dossier = Record<string, unknown>;

const schemes = loadCertifications(resolve(__dirname, '../../../../seeds'));
const scheme = schemes.find(({ id }) => id === 'cgco')!;
const ask = compileCounterfactual(scheme);
const deliberate = compileDeliberation(scheme);

describe('the five worked dossiers', () => {
  it.each([
    ['cgco-refused-c16', ['ue.7 10.01']],
    ['cgco-not-admissible-c51', ['works.RA5.validated true']],
  ])('%s: one change is enough', (name, expected) => {
    const { goal, changes } = answer(worked(name));
    expect(goal).toEqual({ block: null, awarded: true });
    expect(listed(changes)).toEqual([expected]);
  });

  it('cgco-partial-c29: one competency more in each of three blocks, whichever', () => {
    const { changes } = answer(worked('cgco-partial-c29'));
    expect(shapeOf(changes)).toEqual('all(1 of 3, 1 of 5, 1 of 5)');
    const sets = expandChanges(changes!, 10_000)!;
    expect(sets.length).toBe(3 * 5 * 5);
    for (const set of sets) expect(turned(worked('cgco-partial-c29'), set)).toBe(true);
  });

  it.each(['cgco-admitted-c01', 'cgco-admitted-c12'])('%s: what would lose the title', (name) => {
    const { goal, changes } = answer(worked(name));
    expect(goal.awarded).toBe(false);
    const single = changes!.kind === 'choose' ? changes!.of.filter(({ kind }) => kind === 'change') : [];
    // The exam, four documents, eleven works, seven averages: each alone loses it.
    expect(single.length).toBe(1 + 4 + 11 + 7);
    for (const change of single) expect(turned(worked(name), expandChanges(change, 10)![0]!)).toBe(true);
    expect(single[0]).toMatchObject({ fact: 'exam', to: '11.99', bound: { operator: '<', value: '12' } });
  });
});

describe('a change is the nearest value in steps of its own fact', () => {
  it.each([
    ['an average under a strict limit', { 'ue.2': '9.99' }, ['ue.2 10.01']],
    ['an average at a strict limit', { 'ue.2': '10' }, ['ue.2 10.01']],
    ['an average between two steps', { 'ue.2': '9.995' }, ['ue.2 10.01']],
    ['the exam', { exam: '11.5' }, ['exam 12']],
    ['an exam that was not sat', { exam: null }, ['exam 12']],
    ['an average that is missing', { 'ue.5': null }, ['ue.5 10.01']],
    ['a document', { 'documents.LIVRET': false }, ['documents.LIVRET true']],
    ['a work', { 'works.DP6': { level: null, validated: false } }, ['works.DP6.level 0', 'works.DP6.validated true']],
    ['several at once', { exam: '3', 'ue.1': '0' }, ['exam 12', 'ue.1 10.01']],
  ])('%s', (_, change, expected) => {
    expect(listed(answer(changed(change)).changes)).toEqual([expected]);
  });

  it('a rubric item goes up by half points, and no farther than its own maximum', () => {
    const { changes } = answer(changed({ performance: points(35.5) }));
    const facts = listed(changes).map((set) => set.join());
    expect(facts).toContain('performance.P2.4 0.5');
    // The thirteen items of the first three sections, and the one of the fourth that is half a point short.
    expect(facts.length).toBe(13 + 1);
  });

  it('a total stays one factor, however many ways there are to reach it', () => {
    const { changes } = answer(changed({ performance: null }));
    expect(changes).toMatchObject({ kind: 'total', by: '36', strict: false });
    expect(changes!.kind === 'total' && changes!.over.length).toBe(27);
  });
});

describe('every dossier has an answer', () => {
  const items = (group: string, value: unknown) =>
    Object.fromEntries(scheme.facts.find((each) => each.group === group)!.items!.map((item) => [item, value]));
  const filled = (value: unknown, given: boolean) => ({
    ...Object.fromEntries(['ue', 'levels', 'transversal', 'performance'].map((group) => [group, items(group, value)])),
    exam: value,
    documents: items('documents', given),
    works: items('works', { level: value, validated: given }),
  });

  it.each([
    ['everything at zero', filled('0', false)],
    ['everything null', filled(null, false)],
    ['nothing held yet', { ...filled(null, false), ue: null, transversal: null, performance: null }],
  ])('%s', (_, dossier) => {
    const { outcome, changes } = answer(dossier);
    expect(outcome).toBe('changes');
    expect(shapeOf(changes)).toContain('3 of 5, 6 of 10, 3 of 7, 3 of 5, 9 of 15, total 27');
    expect(turned(dossier, oneOf(changes!))).toBe(true);
  });

  it('everything perfect: what is enough to lose the title', () => {
    const { max } = scheme.facts.find(({ group }) => group === 'performance')!.parameters;
    const dossier = { ...filled('5', true), ue: items('ue', '20'), exam: '20', performance: max };
    expect(shapeOf(answer(dossier).changes)).toContain('3 of 5, 5 of 10, 5 of 7, 3 of 5, 7 of 15, total 27');
  });
});

describe('a question may be narrower', () => {
  it('facts may be held', () => {
    expect(answer(worked('cgco-refused-c16'), { fixed: ['ue'] }).outcome).toBe('impossible');
    expect(answer(worked('cgco-refused-c16'), { fixed: ['exam', 'ue.1'] }).outcome).toBe('changes');
    expect(shapeOf(answer(worked('cgco-partial-c29'), { fixed: ['levels.1.1'] }).changes)).toContain('all(1 of 2,');
  });

  it('only some facts may change', () => {
    const { changes } = answer(worked('cgco-admitted-c01'), { only: ['exam', 'ue.2'] });
    expect(listed(changes)).toEqual([['exam 11.99'], ['ue.2 10']]);
  });

  it('one block may be asked about', () => {
    const dossier = changed({ 'ue.1': '3', 'levels.1.1': 0, 'levels.1.2': 0, 'levels.1.3': 0 });
    const { goal, changes } = answer(dossier, { block: 'B1' });
    expect([goal, shapeOf(changes)]).toEqual([{ block: 'B1', awarded: true }, '1 of 3']);
  });

  it('names that the scheme does not know are told', () => {
    expect(unknownNames(scheme, { fixed: ['exam', 'ue.9'], only: ['levels.2.10', 'mood'], block: 'B9' })).toEqual([
      'ue.9',
      'mood',
      'B9',
    ]);
  });
});

describe('what a person or a jury decides is not computed', () => {
  it('a derogation in the dossier counts, none is invented', () => {
    const dossier = changed({ 'documents.LIVRET': false, exam: '11' });
    const derogations = [{ code: 'DOC_MISSING:LIVRET', by: 'A. Person', reason: 'told in time' }];
    expect(listed(answer(dossier).changes)).toEqual([['documents.LIVRET true', 'exam 12']]);
    expect(listed(answer({ ...dossier, derogations }).changes)).toEqual([['exam 12']]);
  });

  it.each(schemes.filter(({ verdict }) => verdict.mode === 'for_jury').map((each) => [each.id, each] as const))(
    '%s prints no rule, and the answer says so',
    (_, each) => {
      const required = each.facts.filter(({ required: needed, kind }) => needed && kind !== 'set');
      const chosen = each.choices.flatMap(({ exactlyOneOf: [first] }) => [['optional', [first]] as const]);
      const groups = [...required.map(({ group }) => [group, {}] as const), ...chosen];
      const known = groups.filter(([group]) => each.facts.some((declared) => declared.group === group));
      const answered = compileCounterfactual(each)(JSON.stringify(Object.fromEntries(known)));
      expect(answered).toMatchObject({ answer: { outcome: 'no_rule', changes: null, decision: 'for_jury' } });
    },
  );
});

function answer(dossier: Dossier, question?: CounterfactualQuestion): CounterfactualAnswer {
  const answered = ask(JSON.stringify(dossier), question);
  if ('errors' in answered) throw new Error(JSON.stringify(answered.errors));
  return CounterfactualAnswer.parse(answered.answer);
}

function worked(name: string): Dossier {
  const file = readFileSync(join(__dirname, '../../fixtures/dossiers', `${name}.json`), 'utf8');
  return (JSON.parse(file) as { dossier: Dossier }).dossier;
}

function changed(changes: Dossier): Dossier {
  const dossier = structuredClone(worked('cgco-admitted-c01'));
  for (const [path, value] of Object.entries(changes)) put(dossier, path, value);
  return dossier;
}

function put(dossier: Dossier, path: string, value: unknown): void {
  const [, group = '', item = '', field] = /^([a-z_]+)(?:\.(.+?))?(?:\.(level|validated))?$/.exec(path)!;
  if (item === '') dossier[group] = value;
  else if (field === undefined) dossier[group] = { ...(dossier[group] as object), [item]: value };
  else put(dossier, `${group}.${item}`, { ...(dossier[group] as Record<string, object>)[item], [field]: value });
}

/** Rubric points that add up to a total: everything at its maximum, in order, and nothing after that. */
function points(total: number): Dossier {
  const { max } = scheme.facts.find(({ group }) => group === 'performance')!.parameters;
  let left = total;
  return Object.fromEntries(
    Object.entries(max!)
      .reverse()
      .map(([item, most]) => {
        const given = Math.min(left, Number(most));
        left -= given;
        return [item, String(given)];
      }),
  );
}

function listed(changes: Changes | null): readonly (readonly string[])[] {
  const sets = changes === null ? [] : expandChanges(changes, 10_000)!;
  return sets.map((set) => [...set.values()].map(({ fact, to }) => `${fact} ${String(to)}`).sort());
}

/** Applied to the dossier, a change turns the verdict. */
function turned(dossier: Dossier, set: ChangeSet): boolean {
  const after = structuredClone(dossier);
  for (const { fact, to } of set.values()) put(opened(after, fact), fact, to);
  return awarded(after) !== awarded(dossier);
}

function opened(dossier: Dossier, fact: string): Dossier {
  const group = scheme.facts.find((each) => each.group === fact.split('.')[0])!;
  dossier[group.group] ??= group.items === null ? null : Object.fromEntries(group.items.map((item) => [item, null]));
  return dossier;
}

function awarded(dossier: Dossier): boolean {
  const verdict = deliberate(JSON.stringify(dossier));
  if ('errors' in verdict) throw new Error(JSON.stringify(verdict.errors));
  return verdict.verdict.titleAwarded;
}

/** One of the changes that a factored form stands for, without listing the others. */
function oneOf(changes: Changes): ChangeSet {
  if (changes.kind === 'change') return new Map([[changes.fact, changes]]);
  if (changes.kind === 'choose') return new Map(changes.of.slice(0, changes.n).flatMap((part) => [...oneOf(part)]));
  const all = changes.over.map((item) => ({
    ...changes,
    over: [item],
    by: String(Number(item.upTo) - Number(item.countsAs)),
  }));
  return new Map(all.flatMap((item) => [...expandChanges({ ...item, strict: false }, 1_000)![0]!]));
}

function shapeOf(changes: Changes | null): string {
  if (changes === null) return 'none';
  if (changes.kind === 'change') return 'change';
  if (changes.kind === 'total') return `total ${changes.over.length}`;
  if (changes.of.every(({ kind }) => kind === 'change')) return `${changes.n} of ${changes.of.length}`;
  const parts = changes.of
    .map(shapeOf)
    .filter((shape) => shape !== 'change')
    .join(', ');
  return `${changes.n === changes.of.length ? 'all' : 'any'}(${parts})`;
}
