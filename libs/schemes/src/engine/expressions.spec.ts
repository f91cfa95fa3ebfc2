import type { Expression } from '../language/expression.js';
import { compileTest, programOf } from './compile.js';
import { factsOf, groupOf, ruleOf } from './small-facts.fixture.js';
import type { Truth } from './truth.js';

const groups = [
  groupOf('decimal', 'exam', { items: null }),
  groupOf('decimal', 'strict', { items: null, whenNull: 'fails' }),
  groupOf('integer', 'levels', {
    items: ['1.1', '1.10'],
    unknown: 'LEVEL:{item}',
    parameters: { min: { '1.1': '2', '1.10': '3' } },
  }),
  groupOf('boolean', 'papers', { items: ['a', 'b'], unknown: 'PAPER:{item}', unknownWhole: 'PAPERS' }),
  groupOf('record', 'works', {
    items: ['w'],
    unknown: 'WORK:{item}',
    fields: {
      level: { kind: 'integer', min: '0', max: '5', nullable: true },
      done: { kind: 'boolean', nullable: true },
    },
  }),
  groupOf('set', 'anomalies', { items: ['x', 'y'] }),
];
const pass: Expression = { compare: { left: { fact: 'exam' }, operator: '>=', right: { value: '10' } } };
const both: Expression = { each: { over: 'papers', test: { holds: 'papers.*' } } };
const rules = [ruleOf('PASS', pass), ruleOf('EACH', { holds: 'papers.*' }, { each: { over: 'papers' } })];
const newProgram = () => programOf(groups, rules);
const whole = {
  ...{ exam: '12', strict: '5', levels: { '1.1': '2', '1.10': '2' }, papers: { a: true, b: true } },
  ...{ works: { w: { level: '4', done: true } }, anomalies: { x: true } },
};

type Change = Parameters<typeof factsOf>[0];

function judge(expression: Expression, change: Change = {}, item = '') {
  return compileTest(expression, newProgram())(factsOf({ ...whole, ...change }), item);
}

describe('a comparison', () => {
  const against = (operator: '>' | '>=' | '<' | '<=' | '=', value: string): Expression => ({
    compare: { left: { fact: 'exam' }, operator, right: { value } },
  });

  it.each<['>' | '>=' | '<' | '<=' | '=', Truth, Truth, Truth]>([
    ['>', 'not_met', 'not_met', 'met'],
    ['>=', 'not_met', 'met', 'met'],
    ['<', 'met', 'not_met', 'not_met'],
    ['<=', 'met', 'met', 'not_met'],
    ['=', 'not_met', 'met', 'not_met'],
  ])('with %s is %s just below, %s at, %s just above', (operator, below, at, above) => {
    const found = ['9.99', '10', '10.01'].map((exam) => judge(against(operator, '10'), { exam }).trace.truth);
    expect(found).toEqual([below, at, above]);
  });

  it.each<['>' | '>=' | '<' | '<=' | '=', string, Truth]>([
    ['>', '-1', 'met'],
    ['>', '0', 'unknown'],
    ['>', '20', 'not_met'],
    ['>=', '0', 'met'],
    ['>=', '20', 'unknown'],
    ['>=', '20.01', 'not_met'],
    ['<', '20.01', 'met'],
    ['<', '20', 'unknown'],
    ['<', '0', 'not_met'],
    ['<=', '20', 'met'],
    ['<=', '0', 'unknown'],
    ['<=', '-1', 'not_met'],
    ['=', '20', 'unknown'],
    ['=', '0', 'unknown'],
    ['=', '21', 'not_met'],
    ['=', '-1', 'not_met'],
  ])('of a mark that is not known yet, between 0 and 20, with %s %s is %s', (operator, value, expected) => {
    const judged = judge(against(operator, value), { exam: null });
    expect(judged.trace.truth).toBe(expected);
    expect(judged.missing).toEqual(expected === 'unknown' ? ['MISSING:exam.'] : []);
  });

  it('of two that are not known waits for both', () => {
    const either: Expression = { compare: { left: { fact: 'exam' }, operator: '<', right: { fact: 'levels.1.1' } } };
    expect(judge(either, { exam: null, levels: { '1.1': null } }).missing).toEqual(['MISSING:exam.', 'LEVEL:1.1']);
    expect(
      judge({ compare: { left: { fact: 'levels.1.1' }, operator: '=', right: { fact: 'exam' } } }, { exam: null }).trace
        .truth,
    ).toBe('unknown');
  });

  it('with nothing entered fails where the scheme says that nothing is not demonstrated', () => {
    const judged = judge(
      { compare: { left: { fact: 'strict' }, operator: '>=', right: { value: '0' } } },
      { strict: null },
    );
    expect(judged).toEqual({
      trace: {
        ...{ kind: 'compare', truth: 'not_met', operator: '>=' },
        left: { of: 'strict', low: null, high: null, missing: [] },
        right: { of: 'value', low: expect.anything() as object, high: expect.anything() as object, missing: [] },
      },
      missing: [],
    });
    expect(
      judge({ compare: { left: { value: '1' }, operator: '>=', right: { fact: 'strict' } } }, { strict: null }).trace
        .truth,
    ).toBe('not_met');
  });

  it('asks of each item what its own parameter says', () => {
    const each: Expression = {
      each: {
        over: 'levels',
        test: { compare: { left: { fact: 'levels.*' }, operator: '>=', right: { param: 'min' } } },
      },
    };
    const { trace } = judge(each);
    expect(trace.kind === 'each' && trace.items.map(({ item, test }) => [item, test.truth])).toEqual([
      ['1.1', 'met'],
      ['1.10', 'not_met'],
    ]);
    expect(trace.truth).toBe('not_met');
    const unsaid: Expression = {
      each: {
        over: 'levels',
        test: { compare: { left: { fact: 'levels.*' }, operator: '>=', right: { param: 'none' } } },
      },
    };
    expect(judge(unsaid).trace.truth).toBe('not_met');
  });
});

describe('a fact', () => {
  it.each<[string, Expression, Change, Truth, readonly string[]]>([
    ['holds', { holds: 'papers.a' }, {}, 'met', []],
    ['does not hold', { holds: 'papers.a' }, { papers: { a: false } }, 'not_met', []],
    ['may hold yet', { holds: 'papers.a' }, { papers: { a: null } }, 'unknown', ['PAPER:a']],
    ['may hold yet, as all of its group', { holds: 'papers.a' }, { papers: null }, 'unknown', ['PAPERS']],
    ['of a record holds', { holds: 'works.w.done' }, {}, 'met', []],
    ['of a record may hold yet', { holds: 'works.w.done' }, { works: { w: { done: null } } }, 'unknown', ['WORK:w']],
    ['is there', { present: 'exam' }, {}, 'met', []],
    ['is not there', { present: 'exam' }, { exam: null }, 'not_met', []],
    ['of a record is there', { present: 'works.w.level' }, {}, 'met', []],
    ['was never written', { present: 'works.w.level' }, { works: {} }, 'not_met', []],
    ['is among a set', { contains: { set: 'anomalies', item: 'x' } }, {}, 'met', []],
    ['is not among a set', { contains: { set: 'anomalies', item: 'y' } }, {}, 'not_met', []],
  ])('%s', (_, expression, change, truth, missing) => {
    const judged = judge(expression, change);
    expect([judged.trace.truth, judged.missing]).toEqual([truth, missing]);
  });

  it('that nothing can tell fails where the scheme says so', () => {
    const group = groupOf('boolean', 'papers', { items: ['a'], whenNull: 'fails' });
    const test = compileTest({ holds: 'papers.a' }, programOf([group], []));
    expect(test(factsOf({ papers: { a: null } }), '')).toEqual({
      trace: { kind: 'fact', truth: 'not_met', fact: 'papers.a', value: null },
      missing: [],
    });
  });

  it('is told with its value', () => {
    expect(judge({ holds: 'papers.a' }).trace).toEqual({ kind: 'fact', truth: 'met', fact: 'papers.a', value: true });
    expect(judge({ present: 'exam' }).trace).toMatchObject({ fact: 'exam', value: true });
    expect(judge({ contains: { set: 'anomalies', item: '*' } }, {}, 'y').trace).toMatchObject({
      fact: 'anomalies.*',
      value: false,
    });
    expect(judge({ contains: { set: 'anomalies', item: '*' } }, {}, 'x').trace.truth).toBe('met');
  });
});

describe('tests join', () => {
  const open: Expression = { holds: 'papers.b' };
  const waiting = { papers: { a: true, b: null } };

  it.each<[string, Expression, Truth, readonly string[]]>([
    ['all', { all: [{ holds: 'papers.a' }, open] }, 'unknown', ['PAPER:b']],
    ['all, one of which fails', { all: [open, { not: { holds: 'papers.a' } }] }, 'not_met', []],
    ['any', { any: [open, { not: { holds: 'papers.a' } }] }, 'unknown', ['PAPER:b']],
    ['any, one of which holds', { any: [open, { holds: 'papers.a' }] }, 'met', []],
    ['not', { not: open }, 'unknown', ['PAPER:b']],
    ['not, of what holds', { not: { holds: 'papers.a' } }, 'not_met', []],
    ['at least one of two', { atLeast: { n: 1, of: [open, { holds: 'papers.a' }] } }, 'met', []],
    ['at least two of two', { atLeast: { n: 2, of: [open, { holds: 'papers.a' }] } }, 'unknown', ['PAPER:b']],
    ['each', both, 'unknown', ['PAPER:b']],
    ['each of some', { each: { over: 'papers', items: ['a'], test: { holds: 'papers.*' } } }, 'met', []],
    ['a rule', { rule: 'PASS' }, 'met', []],
    ['a family of rules', { rule: 'EACH' }, 'unknown', ['PAPER:b']],
  ])('%s', (_, expression, truth, missing) => {
    const judged = judge(expression, waiting);
    expect([judged.trace.truth, judged.missing]).toEqual([truth, missing]);
  });

  it('and keep what each of them found', () => {
    const inner = { kind: 'fact', truth: 'met', fact: 'papers.a', value: true };
    expect(judge({ all: [{ holds: 'papers.a' }] }).trace).toEqual({ kind: 'all', truth: 'met', children: [inner] });
    expect(judge({ any: [{ holds: 'papers.a' }] }).trace).toEqual({ kind: 'any', truth: 'met', children: [inner] });
    expect(judge({ not: { holds: 'papers.a' } }).trace).toEqual({ kind: 'not', truth: 'not_met', child: inner });
    expect(judge({ atLeast: { n: 1, of: [{ holds: 'papers.a' }] } }).trace).toEqual({
      kind: 'atLeast',
      truth: 'met',
      n: 1,
      children: [inner],
    });
    expect(judge({ rule: 'PASS' }).trace).toMatchObject({
      kind: 'rule',
      truth: 'met',
      rule: 'PASS',
      test: { kind: 'compare' },
    });
    expect(judge({ rule: 'EACH' }).trace).toMatchObject({
      kind: 'rule',
      test: { kind: 'each', items: [{ item: 'a' }, { item: 'b' }] },
    });
    expect(judge(both).trace).toMatchObject({
      kind: 'each',
      items: [{ item: 'a', test: { truth: 'met' } }, { item: 'b' }],
    });
  });
});

describe('what a scheme speaks of and does not declare', () => {
  it.each<[string, Expression, string]>([
    ['a rule', { rule: 'NONE' }, 'rule «NONE»'],
    ['a fact group', { holds: 'none.a' }, 'fact group «none»'],
    ['a set', { contains: { set: 'none', item: 'a' } }, 'fact group «none»'],
    ['an item', { holds: 'papers.z' }, 'papers.z'],
    [
      'a parameter outside of any item',
      { compare: { left: { param: 'min' }, operator: '>', right: { value: '1' } } },
      'quantifier around «param»',
    ],
    ['a figure that is none', { compare: { left: { value: 'ten' }, operator: '>', right: { value: '1' } } }, '«ten»'],
  ])('is refused when it is compiled: %s', (_, expression, told) => {
    expect(() => compileTest(expression, newProgram())).toThrow(told);
  });
});
