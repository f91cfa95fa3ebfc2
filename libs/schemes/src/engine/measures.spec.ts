import type { Measure } from '../language/expression.js';
import { programOf } from './compile.js';
import { compileMeasure, describeMeasure, itemsOf, rangeOf } from './measures.js';
import { spellRational } from './rational.js';
import { factsOf, groupOf } from './small-facts.fixture.js';

const groups = [
  groupOf('decimal', 'exam', { items: null, min: '1', max: '19' }),
  groupOf('decimal', 'points', {
    items: ['a', 'b', 'c'],
    unknown: 'POINT:{item}',
    unknownWhole: 'POINTS',
    max: '9',
    parameters: { max: { a: '2', b: '3' } },
  }),
  groupOf('integer', 'levels', { items: ['x', 'y'], min: '1', max: '5', whenNull: 'fails' }),
  groupOf('record', 'works', {
    items: ['w'],
    fields: {
      level: { kind: 'integer', min: '2', max: '4', nullable: true },
      done: { kind: 'boolean', nullable: true },
    },
  }),
];
const newProgram = () => programOf(groups, []);
const whole = {
  exam: '12',
  points: { a: '1', b: '2.5', c: '0' },
  levels: { x: '3', y: '4' },
  works: { w: { level: '3' } },
};

function measured(measure: Measure, change: Parameters<typeof factsOf>[0] = {}) {
  const bounds = compileMeasure(measure, newProgram())(factsOf({ ...whole, ...change }), '');
  return bounds && { low: spellRational(bounds.low), high: spellRational(bounds.high), missing: bounds.missing };
}

describe('a measure is known, or lies between bounds', () => {
  const above: Measure = {
    count: { over: 'levels', where: { compare: { left: { fact: 'levels.*' }, operator: '>', right: { value: '3' } } } },
  };
  const marked: Measure = {
    count: {
      over: 'points',
      where: { compare: { left: { fact: 'points.*' }, operator: '>=', right: { value: '1' } } },
    },
  };

  it.each<[string, Measure, Parameters<typeof factsOf>[0], object | null]>([
    ['a value', { value: '1.5' }, {}, { low: '1.5', high: '1.5', missing: [] }],
    ['a fact', { fact: 'exam' }, {}, { low: '12', high: '12', missing: [] }],
    ['a fact not known', { fact: 'exam' }, { exam: null }, { low: '1', high: '19', missing: ['MISSING:exam.'] }],
    [
      'a fact with a maximum of its own',
      { fact: 'points.a' },
      { points: { a: null } },
      { low: '0', high: '2', missing: ['POINT:a'] },
    ],
    ['a fact without', { fact: 'points.c' }, { points: { c: null } }, { low: '0', high: '9', missing: ['POINT:c'] }],
    [
      'a field not known',
      { fact: 'works.w.level' },
      { works: { w: { level: null } } },
      { low: '2', high: '4', missing: ['MISSING:works.w'] },
    ],
    ['a fact that decides when empty', { fact: 'levels.x' }, { levels: { x: null } }, null],
    ['a count', above, {}, { low: '1', high: '1', missing: [] }],
    ['a count of what is empty', above, { levels: { x: null, y: null } }, { low: '0', high: '0', missing: [] }],
    [
      'a count while some are not known',
      marked,
      { points: { a: '1', b: null, c: '0' } },
      { low: '1', high: '2', missing: ['POINT:b'] },
    ],
    [
      'a count of some items',
      { count: { ...(marked as { count: object }).count, items: ['c'] } } as Measure,
      {},
      { low: '0', high: '0', missing: [] },
    ],
    ['a sum', { sum: { over: 'points' } }, {}, { low: '3.5', high: '3.5', missing: [] }],
    [
      'a sum while some are not known',
      { sum: { over: 'points' } },
      { points: { a: '1', b: null, c: null } },
      { low: '1', high: '13', missing: ['POINT:b', 'POINT:c'] },
    ],
    [
      'a sum of what is not there at all',
      { sum: { over: 'points' } },
      { points: null },
      { low: '0', high: '14', missing: ['POINTS', 'POINTS', 'POINTS'] },
    ],
    [
      'a sum of some items',
      { sum: { over: 'points', items: ['a', 'b'] } },
      {},
      { low: '3.5', high: '3.5', missing: [] },
    ],
    [
      'a sum that leaves out what is empty',
      { sum: { over: 'levels' } },
      { levels: { x: null, y: '4' } },
      { low: '4', high: '4', missing: [] },
    ],
    ['an average', { average: { over: 'levels' } }, {}, { low: '3.5', high: '3.5', missing: [] }],
    [
      'an average of thirds',
      { average: { over: 'points' } },
      { points: { a: '1', b: '1', c: '2' } },
      { low: '4/3', high: '4/3', missing: [] },
    ],
    [
      'an average while some are not known',
      { average: { over: 'points', items: ['a', 'b'] } },
      { points: { a: '1', b: null } },
      { low: '0.5', high: '2', missing: ['POINT:b'] },
    ],
    ['an average of nothing', { average: { over: 'levels', items: [] } }, {}, { low: '1', high: '5', missing: [] }],
    [
      'an average of one that nothing can be known of',
      { average: { over: 'points', items: [] } },
      {},
      { low: '0', high: '9', missing: [] },
    ],
  ])('%s', (_, measure, change, expected) => {
    expect(measured(measure, change)).toEqual(expected);
  });

  it('a count tells how each item was judged', () => {
    const bounds = compileMeasure(above, newProgram())(factsOf(whole), '');
    expect(bounds?.items?.map(({ item, test }) => [item, test.truth])).toEqual([
      ['x', 'not_met'],
      ['y', 'met'],
    ]);
  });

  it('is made once for a dossier by whoever asks, and anew for the next one', () => {
    const program = newProgram();
    const [one, other] = [compileMeasure(above, program), compileMeasure(above, program)];
    const [first, second] = [factsOf(whole), factsOf({ ...whole, levels: { x: '5', y: '5' } })];
    expect(one).toBe(other);
    expect(one(first, '')).toBe(other(first, ''));
    expect(spellRational(one(second, '')!.low)).toBe('2');
    expect(spellRational(one(first, '')!.low)).toBe('1');
  });

  it('has a name for the trace', () => {
    const measures: readonly Measure[] = [
      { value: '1' },
      { fact: 'exam' },
      { param: 'min' },
      above,
      { sum: { over: 'points' } },
      { average: { over: 'points' } },
    ];
    expect(measures.map(describeMeasure)).toEqual([
      'value',
      'exam',
      'param:min',
      'count:levels',
      'sum:points',
      'average:points',
    ]);
  });

  it('runs through all items of a group, or those that are named, or the group itself', () => {
    expect(itemsOf({ over: 'levels' }, newProgram())).toEqual(['x', 'y']);
    expect(itemsOf({ over: 'levels', items: ['y'] }, newProgram())).toEqual(['y']);
    expect(itemsOf({ over: 'exam' }, newProgram())).toEqual(['']);
  });

  it('has the range of its group, of a field, or none where nothing is counted', () => {
    const ranges = [
      rangeOf(groups[0]!, null),
      rangeOf(groups[3]!, 'level'),
      rangeOf(groups[3]!, 'done'),
      rangeOf(groups[3]!, null),
    ];
    expect(ranges.map(({ min, max }) => [spellRational(min), spellRational(max)])).toEqual([
      ['1', '19'],
      ['2', '4'],
      ['0', '0'],
      ['0', '0'],
    ]);
  });
});
