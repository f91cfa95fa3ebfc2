import type { ForJuryRules } from '../language/rules.js';
import type { Criterion, Scheme } from '../language/scheme.js';
import { compileScheme } from './propose.js';
import { factsOf, groupOf, ruleOf } from './small-facts.fixture.js';

function criterion(code: string, said: Partial<Criterion> = {}): Criterion {
  return {
    ...{ code, label: `${code} label`, competency: null, operator: null, threshold: null, unit: null },
    ...{ conditional: false, repeats: null, printed: null, source: [5, 6] },
    ...said,
  };
}

const marks = groupOf('decimal', 'marks', { items: ['at', 'over', 'free'], max: '100', unknown: 'MARK:{item}' });
const words = groupOf('choice', 'words', { items: ['word'], values: ['met', 'not_met', 'not_applicable'] });
const tongue = groupOf('choice', 'tongue', {
  items: ['b1', 'above'],
  values: ['A1', 'A2', 'B1', 'B2'],
  unknown: 'TONGUE:{item}',
});
const ticks = groupOf('boolean', 'ticks', { items: ['tick', 'live'], unknown: 'TICK:{item}' });

const assessment = { blocks: ['A'], competencies: [], singleBlockVariant: null };
const scheme = {
  ...{ id: 'jury', version: 1, document: 'jury.txt' },
  choices: [{ code: 'OPTION', exactlyOneOf: ['O1', 'O2'], source: [1, 1], reading: null }],
  blocks: ['A', 'B', 'O1', 'O2'].map((code) => ({
    ...{ code, title: code, optional: code.startsWith('O'), source: [1, 1] },
    criteria: code === 'O1' ? [criterion('word'), criterion('again', { repeats: 'word' })] : [],
  })),
  competencies: [
    { code: 'c1', block: 'A', label: 'c1 label', source: [2, 2] },
    { code: 'c2', block: 'B', label: 'c2 label', source: [3, 3] },
  ],
  assessments: [
    {
      ...{ ...assessment, code: 'E1' },
      criteria: [
        criterion('at', { operator: '>=', threshold: '70', unit: '%', more: [[8, 9]] }),
        criterion('over', { operator: '>', threshold: '70', unit: '%' }),
        criterion('free', { operator: '>=', unit: '%' }),
      ],
      singleBlockVariant: { code: 'V1', label: 'file', needsEvidence: false, source: [4, 4] },
    },
    {
      ...{ ...assessment, code: 'E2', blocks: ['B'] },
      criteria: [
        criterion('b1', { operator: '>=', threshold: 'B1', unit: 'CEFR' }),
        criterion('above', { operator: '>', threshold: 'B1', unit: 'CEFR' }),
        criterion('tick'),
        criterion('lost'),
      ],
    },
    {
      ...{ ...assessment, code: 'E3', blocks: ['B'] },
      criteria: [criterion('live')],
      singleBlockVariant: { code: 'V3', label: 'file', needsEvidence: true, source: [7, 7] },
    },
  ],
  facts: [
    ...[marks, words, tongue, ticks],
    groupOf('choice', 'mastery', {
      items: ['c1', 'c2'],
      values: ['mastered', 'not_mastered'],
      unknown: 'COMPETENCY:{item}',
    }),
    groupOf('record', 'exempt', {
      items: ['at'],
      fields: { asked: { kind: 'boolean', nullable: true }, granted: { kind: 'boolean', nullable: true } },
    }),
    groupOf('set', 'sought', { items: ['A', 'B'] }),
    groupOf('set', 'chosen', { items: ['O1', 'O2'] }),
    groupOf('set', 'proofs', { items: ['E3'] }),
  ],
  rules: [
    ruleOf('ONE', { contains: { set: 'chosen', item: 'O1' } }),
    ruleOf('TWO', { contains: { set: 'chosen', item: 'O2' } }),
  ],
  verdict: {
    ...{
      mode: 'for_jury',
      criteria: ['marks', 'words', 'tongue', 'ticks'],
      competencies: 'mastery',
      exempted: 'exempt',
    },
    ...{ sought: 'sought', chosen: 'chosen', evidence: 'proofs', requires: ['ONE'] },
  } satisfies ForJuryRules,
} as unknown as Scheme;

type Change = Parameters<typeof factsOf>[0];

const entered = {
  ...{ marks: { at: '70', over: '70', free: '90' }, words: { word: 'met' }, tongue: { b1: 'B1', above: 'B1' } },
  ...{ ticks: { tick: true, live: true }, mastery: { c1: 'mastered', c2: 'not_mastered' }, chosen: { O1: true } },
};

function on(change: Change = {}, over: Scheme = scheme) {
  return compileScheme(over)(factsOf({ ...entered, ...change }));
}

function stateOf(code: string, change: Change = {}): unknown {
  return on(change).measures[code];
}

describe('what a jury is shown', () => {
  it('is every criterion and competency that is presented, and no decision', () => {
    const { trace, ...said } = on();
    expect(said).toEqual({
      ...{ scheme: 'jury', version: 1, decision: 'for_jury', titleAwarded: false, blocksValidated: [], reasons: [] },
      ...{ alsoUnmet: [], reserves: [], credits: {}, creditsTotal: 0 },
      measures: {
        ...{ c1: 'mastered', c2: 'not_mastered', word: 'met', at: 'met', over: 'not_met', free: 'unknown' },
        ...{ b1: 'met', above: 'not_met', tick: 'met', lost: 'unknown', live: 'met' },
      },
      unknown: ['MARK:free', 'CRITERION_MISSING:lost'],
    });
    expect(trace).toMatchObject({ document: 'jury.txt', derogations: [], reserves: [] });
    expect(trace.awaited).toEqual([
      { code: 'MARK:free', label: 'marks free', labelFr: 'marks fr free' },
      { code: 'CRITERION_MISSING:lost', label: 'CRITERION_MISSING:lost', labelFr: 'CRITERION_MISSING:lost' },
    ]);
    expect(trace.rules.map(({ rule, roles, truth }) => [rule, roles.join(), truth])).toEqual([
      ['ONE', 'requirement', 'met'],
      ['TWO', 'title', 'not_met'],
    ]);
    expect(trace.findings).toMatchObject({ blocks: ['A', 'B', 'O1'], variants: [] });
    expect(trace.findings!.criteria[1]).toEqual({
      ...{ criterion: 'at', of: 'E1', label: 'at label', state: 'met', value: '70', operator: '>=', threshold: '70' },
      ...{ unit: '%', source: [5, 6], more: [[8, 9]] },
    });
    expect(trace.findings!.criteria[0]).not.toHaveProperty('more');
    expect(trace.findings!.competencies[0]).toEqual({
      competency: 'c1',
      block: 'A',
      label: 'c1 label',
      state: 'mastered',
      source: [2, 2],
    });
  });

  it.each<[string, Change, unknown]>([
    ['at', { marks: { at: '69.99' } }, 'not_met'],
    ['at', { marks: { at: '70' } }, 'met'],
    ['at', { marks: { at: null } }, 'unknown'],
    ['over', { marks: { over: '70' } }, 'not_met'],
    ['over', { marks: { over: '70.01' } }, 'met'],
    ['free', { marks: { free: '100' } }, 'unknown'],
    ['word', { words: { word: 'not_met' } }, 'not_met'],
    ['word', { words: { word: 'not_applicable' } }, 'not_applicable'],
    ['word', { words: { word: 'perhaps' } }, 'unknown'],
    ['word', { words: { word: null } }, 'unknown'],
    ['b1', { tongue: { b1: 'A2' } }, 'not_met'],
    ['b1', { tongue: { b1: 'B1' } }, 'met'],
    ['b1', { tongue: { b1: 'B2' } }, 'met'],
    ['b1', { tongue: { b1: null } }, 'unknown'],
    ['above', { tongue: { above: 'B1' } }, 'not_met'],
    ['above', { tongue: { above: 'B2' } }, 'met'],
    ['tick', { ticks: { tick: false } }, 'not_met'],
    ['tick', { ticks: { tick: null } }, 'unknown'],
    ['c1', { mastery: { c1: 'not_mastered' } }, 'not_mastered'],
    ['c1', { mastery: { c1: null } }, 'unknown'],
    ['c1', { mastery: {} }, 'unknown'],
  ])('%s with %j is %s', (code, change, state) => expect(stateOf(code, change)).toBe(state));

  it('reads mastery from a tick as well', () => {
    const ticked = {
      ...scheme,
      facts: scheme.facts.map((group) =>
        group.group === 'mastery' ? groupOf('boolean', 'mastery', { items: ['c1', 'c2'] }) : group,
      ),
    };
    expect(on({ mastery: { c1: true, c2: false } }, ticked).measures).toMatchObject({
      c1: 'mastered',
      c2: 'not_mastered',
    });
  });

  it('tells what was entered as it was', () => {
    const values = on({ marks: { at: '70.50', over: null, free: null } }).trace.findings!.criteria;
    expect(values.map(({ criterion: code, value }) => [code, value])).toEqual([
      ['word', 'met'],
      ...[
        ['at', '70.5'],
        ['over', null],
        ['free', null],
      ],
      ...[
        ['b1', 'B1'],
        ['above', 'B1'],
        ['tick', 'true'],
        ['lost', null],
        ['live', 'true'],
      ],
    ]);
  });

  it('awaits a competency only where its entry is asked of everybody', () => {
    expect(on({ mastery: { c1: null, c2: 'mastered' } }).unknown).toContain('COMPETENCY:c1');
    const optional = {
      ...scheme,
      facts: scheme.facts.map((group) => (group.group === 'mastery' ? { ...group, required: false } : group)),
    };
    expect(on({ mastery: { c1: null, c2: null } }, optional as Scheme).unknown).not.toContain('COMPETENCY:c1');
    const unnamed = {
      ...scheme,
      facts: scheme.facts.map((group) => (group.group === 'mastery' ? { ...group, unknown: undefined } : group)),
    };
    expect(on({ mastery: { c1: null, c2: null } }, unnamed as Scheme).unknown).toEqual(
      expect.arrayContaining(['c1', 'c2']),
    );
  });

  it('is without competencies where the document has no entry for them', () => {
    const without = { ...scheme, verdict: { ...scheme.verdict, competencies: null } } as Scheme;
    expect(on({}, without).trace.findings!.competencies).toEqual([]);
  });
});

describe('what is presented', () => {
  it('is every block that is not optional, and the optional one that is chosen', () => {
    expect(on({ chosen: {} }).trace.findings!.blocks).toEqual(['A', 'B']);
    expect(on({ chosen: { O2: true } }).trace.findings!.blocks).toEqual(['A', 'B', 'O2']);
    expect(on({ chosen: null }).trace.findings!.blocks).toEqual(['A', 'B']);
    expect(on({ chosen: { O2: true } }).measures).not.toHaveProperty('word');
    const free = { ...scheme, verdict: { ...scheme.verdict, chosen: null } } as Scheme;
    expect(on({}, free).trace.findings!.blocks).toEqual(['A', 'B']);
  });

  it('is what is sought, with another modality for one block alone', () => {
    const alone = on({ sought: { B: true } });
    expect(alone.trace.findings).toMatchObject({
      blocks: ['B'],
      variants: [{ assessment: 'E3', variant: 'V3', source: [7, 7] }],
    });
    expect(Object.keys(alone.measures)).toEqual(['c2', 'b1', 'above', 'tick', 'lost', 'live']);
    const two = on({ sought: { A: true, B: true } }).trace.findings!;
    expect([two.blocks, two.variants]).toEqual([['A', 'B'], []]);
    expect(on({ sought: { A: true } }).trace.findings!.variants).toEqual([
      { assessment: 'E1', variant: 'V1', source: [4, 4] },
    ]);
    const never = { ...scheme, verdict: { ...scheme.verdict, sought: null } } as Scheme;
    expect(on({ sought: { B: true } }, never).trace.findings!.blocks).toEqual(['A', 'B', 'O1']);
  });

  it('holds what serves several blocks as soon as one of them is presented', () => {
    const shared = { ...scheme.assessments[0]!, code: 'E4', blocks: ['A', 'B'], criteria: [criterion('tick')] };
    const both = { ...scheme, assessments: [shared] } as Scheme;
    const { findings } = on({ sought: { B: true } }, both).trace;
    expect(findings!.criteria.map(({ criterion: code }) => code)).toEqual(['tick']);
    expect(findings!.variants.map(({ assessment: code }) => code)).toEqual(['E4']);
  });

  it('leaves a live criterion unseen for one block alone, unless the proof of it was handed in', () => {
    const unseen = on({ sought: { B: true } });
    expect([unseen.measures['live'], unseen.measures['tick']]).toEqual(['unknown', 'met']);
    expect(unseen.unknown).toContain('EVIDENCE_MISSING:E3');
    expect(unseen.trace.findings!.criteria.find(({ criterion: code }) => code === 'live')!.value).toBeNull();
    expect(stateOf('live', { sought: { B: true }, proofs: { E3: true } })).toBe('met');
    expect(stateOf('at', { sought: { A: true } })).toBe('met');
    const trusting = { ...scheme, verdict: { ...scheme.verdict, evidence: null } } as Scheme;
    expect(on({ sought: { B: true } }, trusting).measures['live']).toBe('met');
  });
});

describe('an exemption', () => {
  it.each<[object, string]>([
    [{ asked: true, granted: true }, 'exempted'],
    [{ asked: true, granted: false }, 'not_met'],
    [{ asked: null, granted: true }, 'not_met'],
    [{ asked: true }, 'not_met'],
  ])('recorded as %j leaves the criterion %s', (record, state) => {
    const exempt = { at: record } as Change[string];
    expect(stateOf('at', { marks: { at: '1' }, exempt: exempt! })).toBe(state);
  });

  it('awaits nothing, and concerns no other criterion', () => {
    const verdict = on({ marks: { at: null, over: null, free: null }, exempt: { at: { asked: true, granted: true } } });
    expect(verdict.unknown).toEqual(['MARK:over', 'MARK:free', 'CRITERION_MISSING:lost']);
    const none = { ...scheme, verdict: { ...scheme.verdict, exempted: null } } as Scheme;
    expect(on({ exempt: { at: { asked: true, granted: true } }, marks: { at: '1' } }, none).measures['at']).toBe(
      'not_met',
    );
  });
});
