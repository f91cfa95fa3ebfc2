import type { Expression } from '../language/expression.js';
import type { ComputedRules } from '../language/rules.js';
import type { Scheme } from '../language/scheme.js';
import { compileScheme } from './propose.js';
import { factsOf, groupOf, ruleOf } from './small-facts.fixture.js';

const at = (fact: string, operator: '>' | '>=', value: string): Expression => ({
  compare: { left: { fact }, operator, right: { value } },
});
const paper: Expression = { holds: 'papers.*' };
const levels = (items: string[]): Expression => ({
  compare: {
    left: { count: { over: 'levels', items, where: at('levels.*', '>=', '2') } },
    operator: '>=',
    right: { value: '1' },
  },
});

const verdict: ComputedRules = {
  mode: 'computed',
  gate: ['EXAM', 'PAPERS'],
  derogable: ['PAPERS'],
  title: [
    { rule: 'UNIT', deliberated: false },
    { rule: 'B1', deliberated: true },
    { rule: 'B2', deliberated: true },
  ],
  blocks: [
    { block: 'B1', rule: 'B1' },
    { block: 'B2', rule: 'B2' },
  ],
  credits: [
    { unit: 'U1', credits: 4, rule: 'UNIT', item: 'u1', afterGate: false },
    { unit: 'U2', credits: 6, rule: 'UNIT', item: 'u2', withheldBy: 'DOUBT', afterGate: true },
    { unit: 'U3', credits: 2, rule: 'ALONE', item: '', afterGate: false },
  ],
  reserves: [
    {
      code: 'DOUBT',
      label: 'doubt',
      labelFr: 'doute',
      when: { contains: { set: 'doubts', item: 'd' } },
      source: [8, 9],
    },
    { code: 'OPEN', label: 'open', labelFr: 'ouvert', when: at('units.u1', '>', '19'), source: [9, 9] },
  ],
  measures: [
    {
      code: 'B1',
      measure: { count: { over: 'levels', items: ['a'], where: at('levels.*', '>=', '2') } },
      afterGate: true,
      as: 'count',
    },
    { code: 'mean', measure: { average: { over: 'units' } }, afterGate: false, as: 'decimal' },
    { code: 'exam', measure: { fact: 'exam' }, afterGate: false, as: 'decimal' },
  ],
};

const scheme = {
  ...{ id: 'small', version: 3, document: 'small.txt', blocks: [], choices: [], assessments: [], competencies: [] },
  facts: [
    groupOf('decimal', 'exam', { items: null, whenNull: 'fails' }),
    groupOf('boolean', 'papers', { items: ['p', 'q'], unknown: 'PAPER:{item}' }),
    groupOf('decimal', 'units', { items: ['u1', 'u2'], unknown: 'UNIT_MISSING:{item}' }),
    groupOf('integer', 'levels', { items: ['a', 'b'], unknown: 'LEVEL:{item}', unknownWhole: 'LEVELS' }),
    groupOf('set', 'doubts', { items: ['d'], required: false }),
  ],
  rules: [
    ruleOf('EXAM', at('exam', '>=', '10'), { operator: '>=', value: '10', unit: '/20' }),
    ruleOf('PAPERS', paper, { each: { over: 'papers' }, reason: 'PAPER_MISSING:{item}' }),
    ruleOf('UNIT', at('units.*', '>', '10'), { each: { over: 'units' }, reason: 'UNIT:{item}' }),
    ruleOf('B1', levels(['a'])),
    ruleOf('B2', levels(['b'])),
    ruleOf('ALONE', at('exam', '>=', '15')),
  ],
  verdict,
} as unknown as Scheme;

const solid = {
  ...{ exam: '12', papers: { p: true, q: true }, units: { u1: '11', u2: '12' } },
  ...{ levels: { a: '3', b: '2' }, doubts: {} },
};
type Change = Parameters<typeof factsOf>[0];

type Derogations = Parameters<ReturnType<typeof compileScheme>>[1];

function on(change: Change = {}, derogations: Derogations = []) {
  return compileScheme(scheme)(factsOf({ ...solid, ...change }), derogations);
}

describe('a computed verdict', () => {
  it('says everything of a solid dossier', () => {
    const { trace, ...said } = on();
    expect(said).toEqual({
      scheme: 'small',
      version: 3,
      decision: 'admitted',
      titleAwarded: true,
      blocksValidated: ['B1', 'B2'],
      reasons: [],
      alsoUnmet: [],
      reserves: [],
      credits: { U1: 4, U2: 6, U3: 0 },
      creditsTotal: 10,
      measures: { B1: 1, mean: '11.5', exam: '12' },
      unknown: [],
    });
    expect(trace).toMatchObject({ document: 'small.txt', derogations: [], reserves: [], awaited: [] });
    expect(trace.rules.map(({ rule, roles, truth }) => [rule, roles.join(), truth])).toEqual([
      ['EXAM', 'gate', 'met'],
      ['PAPERS', 'gate', 'met'],
      ['UNIT', 'title', 'met'],
      ['B1', 'title,block', 'met'],
      ['B2', 'title,block', 'met'],
      ['ALONE', 'credits', 'not_met'],
    ]);
    expect(trace.rules[0]!.states).toEqual({
      ...{ label: 'EXAM label', labelFr: 'EXAM libellé', operator: '>=', value: '10', unit: '/20' },
      ...{ source: [1, 2], reading: null },
    });
    expect(trace.rules[1]!.items.map(({ item, reason, truth }) => [item, reason, truth])).toEqual([
      ['p', 'PAPER_MISSING:p', 'met'],
      ['q', 'PAPER_MISSING:q', 'met'],
    ]);
  });

  it.each<[string, Change, string, readonly string[], readonly string[], readonly string[]]>([
    ['a block fails', { levels: { a: '1', b: '2' } }, 'partial', ['B1'], ['B2'], []],
    ['both blocks fail', { levels: { a: '1', b: '1' } }, 'refused', ['B1', 'B2'], [], []],
    [
      'all blocks hold and a unit fails',
      { units: { u1: '10', u2: '9' } },
      'refused',
      ['UNIT:u1', 'UNIT:u2'],
      ['B1', 'B2'],
      [],
    ],
    [
      'a unit and a block fail',
      { units: { u1: '10', u2: '12' }, levels: { a: '2', b: '1' } },
      'partial',
      ['UNIT:u1', 'B2'],
      ['B1'],
      [],
    ],
    ['a unit is not known', { units: { u1: null, u2: '12' } }, 'undetermined', [], ['B1', 'B2'], ['UNIT_MISSING:u1']],
    [
      'a unit is not known and another fails',
      { units: { u1: null, u2: '1' } },
      'refused',
      ['UNIT:u2'],
      ['B1', 'B2'],
      [],
    ],
    [
      'a block is not known, though a unit fails',
      { units: { u1: '1', u2: '12' }, levels: { a: null, b: '2' } },
      'undetermined',
      ['UNIT:u1'],
      ['B2'],
      ['LEVEL:a'],
    ],
    ['the oral is not held', { levels: null }, 'undetermined', [], [], ['LEVELS']],
    ['a paper is not known', { papers: { p: null, q: true } }, 'undetermined', [], ['B1', 'B2'], ['PAPER:p']],
    [
      'a paper is not known and a unit fails',
      { papers: { p: null, q: true }, units: { u1: '1', u2: '12' } },
      'undetermined',
      ['UNIT:u1'],
      ['B1', 'B2'],
      ['PAPER:p'],
    ],
    ['the exam fails', { exam: '9' }, 'not_admissible', ['EXAM'], [], []],
    ['the exam is absent', { exam: null }, 'not_admissible', ['EXAM'], [], []],
    [
      'the exam and a paper fail',
      { exam: '9', papers: { p: true, q: false } },
      'not_admissible',
      ['EXAM', 'PAPER_MISSING:q'],
      [],
      [],
    ],
  ])('when %s', (_, change, decision, reasons, blocks, unknown) => {
    const verdict = on(change);
    expect([verdict.decision, verdict.reasons, verdict.blocksValidated, verdict.unknown]).toEqual([
      decision,
      reasons,
      blocks,
      unknown,
    ]);
    expect(verdict.titleAwarded).toBe(false);
    expect(verdict.trace.awaited.map(({ code }) => code)).toEqual(unknown);
  });

  it('names what is awaited by the words of its group', () => {
    expect(on({ units: { u1: null, u2: '12' } }).trace.awaited).toEqual([
      { code: 'UNIT_MISSING:u1', label: 'units u1', labelFr: 'units fr u1' },
    ]);
    expect(on({ levels: null }).trace.awaited).toEqual([{ code: 'LEVELS', label: 'levels', labelFr: 'levels fr' }]);
  });
});

describe('while the gate is shut', () => {
  const shutOut = () =>
    on({ exam: '9', units: { u1: '1', u2: '12' }, levels: { a: '1', b: '1' }, doubts: { d: true } });

  it('what is not deliberated is told apart, and nothing of the rest', () => {
    const shut = shutOut();
    expect([shut.reasons, shut.alsoUnmet, shut.reserves, shut.trace.reserves]).toEqual([['EXAM'], ['UNIT:u1'], [], []]);
  });

  it('figures and credits that wait for it are not settled', () => {
    const shut = shutOut();
    expect(shut.measures).toEqual({ B1: null, mean: '6.5', exam: '9' });
    expect([shut.credits, shut.creditsTotal]).toEqual([{ U1: 0, U2: null, U3: 0 }, 0]);
  });
});

describe('a reserve', () => {
  it('awards the title, withholds the credits that it concerns, and is told', () => {
    const doubted = on({ doubts: { d: true } });
    expect(doubted).toMatchObject({
      decision: 'admitted_with_reserve',
      titleAwarded: true,
      reserves: ['DOUBT'],
      reasons: [],
    });
    expect([doubted.credits, doubted.creditsTotal]).toEqual([{ U1: 4, U2: 0, U3: 0 }, 4]);
    expect(doubted.trace.reserves).toEqual([{ code: 'DOUBT', label: 'doubt', labelFr: 'doute', source: [8, 9] }]);
  });

  it('is none while its condition is not known', () => {
    expect(on({ units: { u1: null, u2: '12' } }).reserves).toEqual([]);
    expect(on({ units: { u1: '19.5', u2: '12' } }).reserves).toEqual(['OPEN']);
  });

  it('withholds no credits of another unit, and is told beside a refusal as well', () => {
    const failed = on({ doubts: { d: true }, units: { u1: '12', u2: '1' } });
    expect(failed).toMatchObject({ decision: 'refused', reserves: ['DOUBT'], credits: { U1: 4, U2: 0 } });
    expect(on({ units: { u1: '19.5', u2: '12' } }).credits).toEqual({ U1: 4, U2: 6, U3: 0 });
  });
});

describe('credits', () => {
  it('are all or nothing, item by item, and open while the average is', () => {
    expect(on({ units: { u1: null, u2: '9' } }).credits).toEqual({ U1: null, U2: 0, U3: 0 });
    expect(on({ exam: '15', units: { u1: '9', u2: '11' } })).toMatchObject({
      credits: { U1: 0, U2: 6, U3: 2 },
      creditsTotal: 8,
    });
  });
});

describe('a figure', () => {
  it('is told only when it is known', () => {
    expect(on({ units: { u1: null, u2: '12' } }).measures['mean']).toBeNull();
    expect(on({ exam: null }).measures['exam']).toBeNull();
    expect(on({ levels: { a: null, b: '2' } }).measures['B1']).toBeNull();
  });
});

describe('a derogation', () => {
  const by = { by: 'A. Person', reason: 'told in time' };

  it('opens the gate for what it names, and stands in the trace', () => {
    const waived = on({ papers: { p: false, q: true } }, [{ code: 'PAPER_MISSING:p', ...by }]);
    expect([waived.decision, waived.reasons]).toEqual(['admitted', []]);
    expect(waived.trace.derogations).toEqual([{ code: 'PAPER_MISSING:p', ...by, applied: true }]);
    const papers = waived.trace.rules.find(({ rule }) => rule === 'PAPERS')!;
    expect([papers.truth, papers.items[0]!.truth]).toEqual(['met', 'not_met']);
  });

  it('takes away no more than it names', () => {
    const partly = on({ papers: { p: false, q: false } }, [{ code: 'PAPER_MISSING:p', ...by }]);
    expect([partly.decision, partly.reasons]).toEqual(['not_admissible', ['PAPER_MISSING:q']]);
  });

  it.each<[string, Change, string]>([
    ['what may not be derogated', { exam: '9' }, 'EXAM'],
    ['what does not stand against the candidate', {}, 'PAPER_MISSING:p'],
    ['what nobody knows', {}, 'NOTHING'],
  ])('is without effect on %s', (_, change, code) => {
    const verdict = on(change, [{ code, ...by }]);
    expect(verdict.decision).toBe(on(change).decision);
    expect(verdict.trace.derogations).toEqual([{ code, ...by, applied: false }]);
  });

  it('leaves a rule unmet that fails on one item while another is open, whichever comes first', () => {
    for (const papers of [
      { p: false, q: null },
      { p: null, q: false },
    ]) {
      const verdict = on({ papers });
      const rule = verdict.trace.rules.find(({ rule: code }) => code === 'PAPERS')!;
      expect([verdict.decision, rule.truth]).toEqual(['not_admissible', 'not_met']);
    }
  });

  it('is none where nobody gave one', () => {
    const verdict = compileScheme(scheme)(factsOf(solid));
    expect([verdict.decision, verdict.trace.derogations]).toEqual(['admitted', []]);
  });

  it('leaves open what is not known', () => {
    const open = on({ papers: { p: false, q: null } }, [{ code: 'PAPER_MISSING:p', ...by }]);
    expect([open.decision, open.unknown]).toEqual(['undetermined', ['PAPER:q']]);
  });
});
