import { z } from 'zod';
import { Operator } from '../language/expression.js';

const number = z.string();
/** A fact as it stands or would stand: a number by its exact spelling, a choice by its word, null where nothing is entered. */
const Value = z.union([z.string(), z.boolean(), z.null()]);

/** Up or down by steps of the fact's own unit; entered where there was nothing; set to one value among others. */
const Direction = z.enum(['up', 'down', 'enter', 'set']);

const Change = z.strictObject({
  kind: z.literal('change'),
  fact: z.string(),
  direction: Direction,
  from: Value,
  /** The nearest value that suffices. */
  to: Value,
  steps: z.int().positive(),
  /** What the rule asks for, where it compares; `to` is the first value in steps of the fact that satisfies it. */
  bound: z.strictObject({ operator: Operator, value: number }).nullable(),
  /** Every value of this range suffices as well; null where it depends on the other changes. */
  suffices: z.strictObject({ from: number, to: number }).nullable(),
  /** The reasons that this change takes away, or gives. */
  rules: z.array(z.string()),
});
export type Change = z.infer<typeof Change>;

const TotalItem = z.strictObject({
  fact: z.string(),
  direction: Direction,
  from: Value,
  /** What the total counts for it as long as it does not move. */
  countsAs: number,
  weight: number,
  /** The first value that adds something, and how many steps away it is; `step` leads from there to `upTo`. */
  first: z.strictObject({ to: number, steps: z.int().positive() }),
  step: number,
  upTo: number,
});
export type TotalItem = z.infer<typeof TotalItem>;

/** Moves that together add at least `by` to a total, and of which no last step can be taken back. */
const Total = z.strictObject({
  kind: z.literal('total'),
  by: number,
  /** True: strictly more than `by`. */
  strict: z.boolean(),
  over: z.array(TotalItem),
  rules: z.array(z.string()),
});
export type Total = z.infer<typeof Total>;

/** Any `n` of these; all of them where `n` is their number. A fact that stands in several moves once, the farther way. */
export interface Choice {
  kind: 'choose';
  n: number;
  of: Changes[];
  /** True: the parts share facts, so that one choice may contain another; the larger one is then no minimal change. */
  joint: boolean;
}

export type Changes = Change | Total | Choice;

export const Changes: z.ZodType<Changes> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    Change,
    Total,
    z.strictObject({ kind: z.literal('choose'), n: z.int().min(0), of: z.array(Changes), joint: z.boolean() }),
  ]),
);

const Labelled = { label: z.string(), labelFr: z.string() };

/** Which smallest changes of a dossier change the verdict, in factored form. */
export const CounterfactualAnswer = z.strictObject({
  scheme: z.string(),
  version: z.int(),
  document: z.string(),
  decision: z.string(),
  /** What the changes bring about: the title, or one block, awarded or no longer so. */
  goal: z.strictObject({ block: z.string().nullable(), awarded: z.boolean() }),
  /**
   * `changes`: they follow; `impossible`: nothing that can still change suffices; `no_rule`: the document gives no rule
   * to compute, the jury decides; `too_large`: the rules interact in more ways than are gone through.
   */
  outcome: z.enum(['changes', 'impossible', 'no_rule', 'too_large']),
  changes: Changes.nullable(),
  /** Facts that were held as they are when the question was asked, and those to which it was limited. */
  fixed: z.array(z.string()),
  only: z.array(z.string()).nullable(),
  /** The words for each fact that the changes name. */
  facts: z.array(z.strictObject({ fact: z.string(), ...Labelled })),
  /** Each rule behind the changes, by the reason that it gives. */
  rules: z.array(
    z.strictObject({
      reason: z.string(),
      ...Labelled,
      operator: Operator.nullable(),
      value: z.string().nullable(),
      unit: z.string().nullable(),
      source: z.tuple([z.int(), z.int()]),
      reading: z.string().nullable(),
    }),
  ),
});
export type CounterfactualAnswer = z.infer<typeof CounterfactualAnswer>;
