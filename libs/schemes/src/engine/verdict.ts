import type { TraceNode } from './trace.js';
import type { Truth } from './truth.js';

export type DecisionName =
  | 'admitted'
  | 'admitted_with_reserve'
  | 'not_admissible'
  | 'partial'
  | 'refused'
  | 'undetermined'
  | 'for_jury'
  | 'block_awarded'
  | 'block_refused';

/** What the engine proposes; the jury decides. Everything that people read about it is made from `trace`. */
export interface Verdict {
  readonly scheme: string;
  readonly version: number;
  readonly decision: DecisionName;
  readonly titleAwarded: boolean;
  readonly blocksValidated: readonly string[];
  readonly reasons: readonly string[];
  readonly alsoUnmet: readonly string[];
  readonly reserves: readonly string[];
  readonly credits: Readonly<Record<string, number | null>>;
  readonly creditsTotal: number;
  readonly measures: Readonly<Record<string, number | string | null>>;
  readonly unknown: readonly string[];
  readonly trace: VerdictTrace;
}

export interface VerdictTrace {
  readonly rules: readonly TracedRule[];
  readonly derogations: readonly { readonly code: string; readonly by: string; readonly reason: string }[];
}

export interface TracedRule {
  readonly rule: string;
  readonly role: 'gate' | 'title' | 'block' | 'reserve';
  readonly truth: Truth;
  /** For a family of rules, each item that was judged; the single item «» otherwise. */
  readonly items: readonly {
    readonly item: string;
    readonly reason: string;
    readonly truth: Truth;
    readonly test: TraceNode;
  }[];
}
