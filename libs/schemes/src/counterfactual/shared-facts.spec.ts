import type { Expression } from '../language/expression.js';
import type { Scheme } from '../language/scheme.js';
import type { Changes, CounterfactualAnswer } from './answer.js';
import { compileCounterfactual } from './counterfactual.js';
import { expandChanges } from './expand.js';
import { schemeOf, type SmallDossier } from './small-schemes.fixture.js';

const empty: SmallDossier = {
  exam: '0',
  marks: { a: '0', b: '0' },
  levels: { '1': 0, '2': 0, '3': 0 },
  flags: { x: false, y: false },
  pieces: { p: { level: 0, validated: false } },
  found: [],
};

const least = (fact: string, value: string): Expression => ({
  compare: { left: { fact }, operator: '>=', right: { value } },
});
const counted = (level: string, n: string): Expression => ({
  compare: {
    left: { count: { over: 'levels', where: least('levels.*', level) } },
    operator: '>=',
    right: { value: n },
  },
});

describe('a fact that several rules ask for', () => {
  it('moves once, as far as the most demanding asks', () => {
    expect(changesOf([least('exam', '1'), least('exam', '1.5')])).toEqual(['exam 1.5']);
  });

  it('counts in a block minimum what a grid minimum already asks', () => {
    expect(changesOf([least('levels.1', '1'), counted('1', '2')])).toEqual([
      'levels.1 1, levels.2 1',
      'levels.1 1, levels.3 1',
    ]);
  });

  it('goes farther than its own minimum where that replaces another', () => {
    expect(changesOf([least('levels.1', '1'), counted('2', '1')])).toEqual([
      'levels.1 1, levels.2 2',
      'levels.1 1, levels.3 2',
      'levels.1 2',
    ]);
  });

  it('stands in two counts: nothing that contains another change is left', () => {
    const either: Expression = { any: [least('levels.1', '2'), { holds: 'flags.x' }] };
    expect(changesOf([either, counted('1', '1')])).toEqual([
      'flags.x true, levels.1 1',
      'flags.x true, levels.2 1',
      'flags.x true, levels.3 1',
      'levels.1 2',
    ]);
  });

  it('cannot move two ways at once', () => {
    const under: Expression = { compare: { left: { fact: 'exam' }, operator: '<', right: { value: '1' } } };
    expect(answerTo([least('exam', '1'), under]).outcome).toBe('impossible');
  });

  it('stays one joint choice where there are too many ways to write out', () => {
    const reaches = (value: string): Expression => ({
      compare: { left: { sum: { over: 'marks' } }, operator: '>=', right: { value } },
    });
    const scheme = inSteps(schemeOf([reaches('1'), { any: [reaches('2'), { holds: 'flags.x' }] }]), '0.02');
    const { changes } = asked(scheme, empty);
    expect(changes).toMatchObject({ kind: 'choose', n: 2, joint: true, of: [{ kind: 'total' }, { kind: 'choose' }] });
    const [sets, withFlag] = [listed(changes), listed(changes).filter((set) => set.includes('flags.x true'))];
    // With the flag, fifty steps are shared out between two facts.
    expect([new Set(sets).size, withFlag.length]).toEqual([sets.length, 51]);
  });
});

describe('an assessment that was not held', () => {
  const open: SmallDossier = { ...empty, levels: null };

  it('is held for what the rules need of it', () => {
    expect(changesOf([counted('2', '2')], open)).toEqual([
      'levels.1 2, levels.2 2',
      'levels.1 2, levels.3 2',
      'levels.2 2, levels.3 2',
    ]);
  });

  it('settles by any entry a rule that is met when the others then fail', () => {
    const few: Expression = { not: counted('1', '3') };
    expect(changesOf([few], open)).toEqual(['levels.1 0', 'levels.2 0', 'levels.3 0']);
  });
});

describe('rules that cross in very many ways', () => {
  it('are told to be too many, rather than answered in part', () => {
    const equal: Expression = {
      compare: { left: { sum: { over: 'marks' } }, operator: '=', right: { fact: 'exam' } },
    };
    const scheme = inSteps(schemeOf([equal]), '0.0001');
    expect(asked(scheme, { ...empty, exam: '1.5' })).toMatchObject({ outcome: 'too_large', changes: null });
  });
});

function answerTo(tests: readonly Expression[], dossier: SmallDossier = empty): CounterfactualAnswer {
  return asked(schemeOf(tests), dossier);
}

function asked(scheme: Scheme, dossier: SmallDossier): CounterfactualAnswer {
  const answered = compileCounterfactual(scheme)(JSON.stringify(dossier));
  if ('errors' in answered) throw new Error(JSON.stringify(answered.errors));
  return answered.answer;
}

/** The same scheme with finer marks. */
function inSteps(scheme: Scheme, step: string): Scheme {
  return { ...scheme, facts: scheme.facts.map((group) => (group.group === 'marks' ? { ...group, step } : group)) };
}

function changesOf(tests: readonly Expression[], dossier?: SmallDossier): readonly string[] {
  return listed(answerTo(tests, dossier).changes);
}

function listed(changes: Changes | null): readonly string[] {
  const sets = changes === null ? [] : expandChanges(changes, 1_000_000)!;
  return sets
    .map((set) =>
      [...set.values()]
        .map(({ fact, to }) => `${fact} ${String(to)}`)
        .sort()
        .join(', '),
    )
    .sort();
}
