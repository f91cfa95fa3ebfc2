import type { Operator } from '../language/expression.js';
import type { Rational } from './rational.js';
import type { Truth } from './truth.js';

/** The tree of a verdict: what was compared with what, where it is written, and which facts were still missing. */
export type TraceNode =
  | { readonly kind: 'all' | 'any'; readonly truth: Truth; readonly children: readonly TraceNode[] }
  | { readonly kind: 'not'; readonly truth: Truth; readonly child: TraceNode }
  | { readonly kind: 'atLeast'; readonly truth: Truth; readonly n: number; readonly children: readonly TraceNode[] }
  | {
      readonly kind: 'compare';
      readonly truth: Truth;
      readonly left: TracedMeasure;
      readonly operator: Operator;
      readonly right: TracedMeasure;
    }
  | { readonly kind: 'fact'; readonly truth: Truth; readonly fact: string; readonly value: boolean | string | null }
  | { readonly kind: 'each'; readonly truth: Truth; readonly items: readonly TracedItem[] }
  | { readonly kind: 'rule'; readonly truth: Truth; readonly rule: string; readonly test: TraceNode };

export interface TracedMeasure {
  readonly of: string;
  /** Spelled only when somebody reads it. Null when nothing was entered; `high` differs from `low` while facts are missing. */
  readonly low: Rational | null;
  readonly high: Rational | null;
  readonly missing: readonly string[];
  /** For a count: how each item was judged. */
  readonly items?: readonly TracedItem[];
}

export interface TracedItem {
  readonly item: string;
  readonly test: TraceNode;
}
