import fc from 'fast-check';
import type { Expression, Measure, Operator } from '../language/expression.js';
import { Scheme } from '../language/scheme.js';

/** A scheme small enough that every change of a dossier can be tried. */
export interface SmallCase {
  readonly scheme: Scheme;
  readonly dossier: SmallDossier;
  readonly fixed: readonly string[];
  /** The one block of the scheme, where the question is about it rather than about the title. */
  readonly block: string | undefined;
}

export type SmallDossier = Readonly<Record<string, unknown>>;

export const theBlock = 'B1';
const waiver = { code: 'R0', by: 'A. Person', reason: 'told in time' };
const decimals = ['0', '0.25', '0.5', '1', '1.25', '1.5', '2'];
const operators: readonly Operator[] = ['>', '>=', '>', '>=', '<', '<=', '='];
const items: Readonly<Record<string, readonly string[]>> = {
  marks: ['a', 'b'],
  levels: ['1', '2', '3'],
  flags: ['x', 'y'],
};

const unset = fc.constantFrom('fails', 'unknown');
const value = fc.constantFrom(...decimals).map((text): Measure => ({ value: text }));
const fact = fc.constantFrom('exam', 'marks.a', 'marks.b', 'levels.1', 'levels.2', 'levels.3', 'pieces.p.level');
const over = fc.constantFrom('marks', 'levels');
const operator = fc.constantFrom(...operators);

function compare(left: Measure, op: Operator, right: Measure): Expression {
  return { compare: { left, operator: op, right } };
}

const single = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fact, operator, value).map(([of, op, limit]) => compare({ fact: of }, op, limit)) },
  fc.tuple(fact, operator, fact).map(([of, op, other]) => compare({ fact: of }, op, { fact: other })),
  fc.constantFrom('flags.x', 'flags.y', 'pieces.p.validated').map((holds): Expression => ({ holds })),
  fc.constantFrom('exam', 'levels.1', 'pieces.p.level').map((present): Expression => ({ present })),
  fc.constant<Expression>({ contains: { set: 'found', item: 'f' } }),
);

/** What holds of the item at hand. */
const perItem = (group: string): fc.Arbitrary<Expression> =>
  fc.oneof(
    fc.tuple(operator, value).map(([op, limit]) => compare({ fact: `${group}.*` }, op, limit)),
    fc.constant(compare({ fact: `${group}.*` }, '>=', { param: 'min' })),
  );

const several = fc.oneof(
  fc
    .tuple(over, operator, fc.constantFrom('1', '2', '2.5', '3'))
    .map(([of, op, limit]) => compare({ sum: { over: of } }, op, { value: limit })),
  fc.tuple(over, operator, value).map(([of, op, limit]) => compare({ average: { over: of } }, op, limit)),
  fc
    .tuple(over, over, operator)
    .map(([one, other, op]) => compare({ sum: { over: one } }, op, { sum: { over: other } })),
  over.chain((of) =>
    fc
      .tuple(perItem(of), operator, fc.constantFrom('1', '1.5', '2', '3'))
      .map(([where, op, n]) => compare({ count: { over: of, where } }, op, { value: n })),
  ),
  fc
    .tuple(perItem('levels'), operator, fact)
    .map(([where, op, of]) => compare({ count: { over: 'levels', where } }, op, { fact: of })),
  over.chain((of) => perItem(of).map((test): Expression => ({ each: { over: of, test } }))),
);

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: single },
    { weight: 3, arbitrary: several },
    { weight: 2, arbitrary: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
    { weight: 2, arbitrary: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.integer({ min: 0, max: 3 }), fc.array(tie('expression'), { minLength: 2, maxLength: 4 }))
        .map(([n, of]) => ({ atLeast: { n, of } })),
    },
    { weight: 1, arbitrary: tie('expression').map((not) => ({ not })) },
  ),
}));

const mark = fc.oneof(fc.constant(null), fc.constantFrom(...decimals));
const level = fc.constantFrom(null, 0, 1, 2);
const flag = fc.constantFrom(null, true, false);
const orAbsent = <Value>(whole: fc.Arbitrary<Value>) => fc.option(whole, { freq: 6 });

const dossier = fc.record({
  exam: mark,
  marks: orAbsent(fc.record({ a: mark, b: fc.constantFrom(null, '0', '0.5', '1', '1.25') })),
  levels: orAbsent(fc.record({ '1': level, '2': level, '3': level })),
  flags: fc.record({ x: flag, y: flag }),
  pieces: fc.record({ p: fc.record({ level: fc.constantFrom(null, 0, 1), validated: fc.boolean() }) }),
  found: fc.constantFrom<readonly string[]>([], ['f']),
});

export const facts = ['exam', 'marks.a', 'marks.b', 'levels.1', 'levels.2', 'levels.3', 'flags.x', 'flags.y'].concat([
  'pieces.p.level',
  'pieces.p.validated',
  'found.f',
]);

/** Random rules over few facts, some of them held: what remains can be tried exhaustively. */
export const smallCases: fc.Arbitrary<SmallCase> = fc
  .record({
    rules: fc.oneof(
      { weight: 3, arbitrary: fc.array(expression, { minLength: 1, maxLength: 1 }) },
      fc.array(expression, { minLength: 2, maxLength: 3 }),
    ),
    gates: fc.integer({ min: 0, max: 1 }),
    whenNull: fc.tuple(unset, unset, unset, unset),
    dossier,
    waived: fc.boolean(),
    block: fc.constantFrom(undefined, undefined, theBlock),
    moving: fc.shuffledSubarray(facts, { minLength: 3, maxLength: 6 }),
  })
  .map(({ rules, gates, whenNull, dossier: entered, waived, block, moving }) => ({
    scheme: schemeOf(rules, gates, whenNull),
    dossier: waived ? { ...entered, derogations: [waiver] } : entered,
    block,
    fixed: facts.filter((each) => !moving.includes(each)),
  }));

export function schemeOf(
  tests: readonly Expression[],
  gates = 0,
  whenNull: readonly string[] = ['unknown', 'unknown', 'fails', 'fails'],
): Scheme {
  const [exam, marks, levels, flags] = whenNull;
  const codes = tests.map((_, at) => `R${at}`);
  const stated = { label: 'a rule', labelFr: 'une règle', operator: null, value: null, unit: null, reading: null };
  const group = (name: string, rest: object) => ({ group: name, label: name, invalid: `${name}:{item}`, ...rest });
  const whole = { items: items['levels'], unknownWhole: 'LEVELS_MISSING', parameters: { min: { '1': '1', '2': '2' } } };
  return Scheme.parse({
    id: 'small',
    version: 1,
    title: 'Small',
    document: 'small.txt',
    lines: 1,
    blocks: [{ code: theBlock, title: 'The block', optional: false, source: [1, 1] }],
    competencies: [],
    assessments: [],
    stages: [],
    readings: [],
    facts: [
      group('exam', { kind: 'decimal', min: '0', max: '2', step: '0.5', items: null, whenNull: exam }),
      group('marks', {
        kind: 'decimal',
        min: '0',
        max: '2',
        step: '0.5',
        items: items['marks'],
        whenNull: marks,
        unknownWhole: 'MARKS_MISSING',
        parameters: { max: { b: '1.25' }, min: { a: '1', b: '0.5' } },
      }),
      group('levels', { kind: 'integer', min: '0', max: '2', whenNull: levels, ...whole }),
      group('flags', { kind: 'boolean', items: items['flags'], whenNull: flags }),
      group('pieces', {
        kind: 'record',
        items: ['p'],
        whenNull: 'fails',
        fields: {
          level: { kind: 'integer', min: '0', max: '1', nullable: true },
          validated: { kind: 'boolean', nullable: false },
        },
      }),
      group('found', { kind: 'set', items: ['f'], required: false }),
    ],
    rules: tests.map((test, at) => ({ ...stated, code: codes[at], source: [1, 1], test })),
    verdict: {
      mode: 'computed',
      gate: codes.slice(0, gates),
      derogable: codes.slice(0, gates),
      title: codes.slice(gates).map((rule) => ({ rule, deliberated: true })),
      blocks: [{ block: theBlock, rule: codes.at(-1) }],
      credits: [],
      reserves: [],
      measures: [],
    },
  });
}
