import type { Derogation } from '../dossier/read-dossier.js';
import type { Operator } from '../language/expression.js';
import type { Facts } from './facts.js';
import type { TraceNode } from './trace.js';
import type { Truth } from './truth.js';

/** From validated facts to a verdict; a derogation opens the last assessment in spite of a gate. */
export type Propose = (facts: Facts, derogations?: readonly Derogation[]) => Verdict;

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
  readonly document: string;
  readonly rules: readonly TracedRule[];
  readonly derogations: readonly (Derogation & { readonly applied: boolean })[];
  readonly reserves: readonly TracedReserve[];
  /** The facts of `unknown`, in words. */
  readonly awaited: readonly { readonly code: string; readonly label: string; readonly labelFr: string }[];
  /** For a jury that decides without printed rules: what its assessors found, one by one. */
  readonly findings?: Findings;
}

export type RuleRole = 'gate' | 'title' | 'block' | 'credits' | 'requirement';

export interface TracedRule {
  readonly rule: string;
  readonly roles: readonly RuleRole[];
  readonly truth: Truth;
  readonly states: RuleStatement;
  /** For a family of rules, each item that was judged; the single item «» otherwise. */
  readonly items: readonly {
    readonly item: string;
    readonly reason: string;
    readonly truth: Truth;
    readonly test: TraceNode;
  }[];
}

/** The rule as the document states it. */
export interface RuleStatement {
  readonly label: string;
  readonly labelFr: string;
  readonly operator: Operator | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly source: readonly [number, number];
  readonly reading: string | null;
}

export interface TracedReserve {
  readonly code: string;
  readonly label: string;
  readonly labelFr: string;
  readonly source: readonly [number, number];
}

export type CriterionState = 'met' | 'not_met' | 'unknown' | 'not_applicable' | 'exempted';
export type MasteryState = 'mastered' | 'not_mastered' | 'unknown';

export interface Findings {
  readonly criteria: readonly TracedCriterion[];
  readonly competencies: readonly TracedCompetency[];
  /** The blocks that the candidate presents. */
  readonly blocks: readonly string[];
  /** The modality that replaces the usual one for a candidate who seeks one block alone. */
  readonly variants: readonly {
    readonly assessment: string;
    readonly variant: string;
    readonly source: readonly [number, number];
  }[];
}

export interface TracedCriterion {
  readonly criterion: string;
  readonly of: string;
  readonly label: string;
  readonly state: CriterionState;
  readonly value: string | null;
  readonly operator: Operator | null;
  readonly threshold: string | null;
  readonly unit: string | null;
  readonly source: readonly [number, number];
  /** Where a page goes on with it. */
  readonly more?: readonly (readonly [number, number])[] | undefined;
}

export interface TracedCompetency {
  readonly competency: string;
  readonly block: string;
  readonly label: string;
  readonly state: MasteryState;
  readonly source: readonly [number, number];
}
