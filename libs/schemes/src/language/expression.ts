import { z } from 'zod';

/** A reference to facts: «exam», «ue.3», «levels.*» for the item at hand, «works.*.level» for a field of it. */
export const FactRef = z.string().regex(/^[A-Za-z_]+(\.(\*|[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*))?(\.[a-z_]+)?$/);
export const Operator = z.enum(['>', '>=', '<', '<=', '=']);
export type Operator = z.infer<typeof Operator>;

/** The items that a quantifier runs through: a whole fact group, or some of its items. */
const Over = { over: z.string(), items: z.array(z.string()).optional() };

export type Measure =
  | { value: string }
  | { fact: string }
  | { param: string }
  | { count: { over: string; items?: string[] | undefined; where: Expression } }
  | { sum: { over: string; items?: string[] | undefined } }
  | { average: { over: string; items?: string[] | undefined } };

export type Expression =
  | { all: Expression[] }
  | { any: Expression[] }
  | { not: Expression }
  | { atLeast: { n: number; of: Expression[] } }
  | { compare: { left: Measure; operator: Operator; right: Measure } }
  | { holds: string }
  | { present: string }
  | { contains: { set: string; item: string } }
  | { each: { over: string; items?: string[] | undefined; test: Expression } }
  | { rule: string };

export const Measure: z.ZodType<Measure> = z.lazy(() =>
  z.union([
    z.strictObject({ value: z.string() }),
    z.strictObject({ fact: FactRef }),
    z.strictObject({ param: z.string() }),
    z.strictObject({ count: z.strictObject({ ...Over, where: Expression }) }),
    z.strictObject({ sum: z.strictObject(Over) }),
    z.strictObject({ average: z.strictObject(Over) }),
  ]),
);

export const Expression: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Expression) }),
    z.strictObject({ any: z.array(Expression) }),
    z.strictObject({ not: Expression }),
    z.strictObject({ atLeast: z.strictObject({ n: z.int().min(0), of: z.array(Expression) }) }),
    z.strictObject({ compare: z.strictObject({ left: Measure, operator: Operator, right: Measure }) }),
    z.strictObject({ holds: FactRef }),
    z.strictObject({ present: FactRef }),
    z.strictObject({ contains: z.strictObject({ set: z.string(), item: z.string() }) }),
    z.strictObject({ each: z.strictObject({ ...Over, test: Expression }) }),
    z.strictObject({ rule: z.string() }),
  ]),
);
