import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';
import { isCriterionOfPath } from './rules.js';

/**
 * A criterion may be left out of the count for a disability: on the reasoned opinion of the disability referent, by the jury, criterion by
 * criterion, under two conditions that must both hold. The cause is not told here: it is kept apart, under another key.
 */
export type AdviseExemption = {
  readonly type: 'AdviseExemption';
  readonly criterion: string;
  /** The candidate's overall professional capacity is not called into question. */
  readonly capacityKept: boolean;
  /** Given the disability, the criterion will not apply in the candidate's future practice. */
  readonly outsidePractice: boolean;
  readonly reason: string;
};
export type GrantExemption = { readonly type: 'GrantExemption'; readonly criterion: string; readonly reason: string };
export type RefuseExemption = { readonly type: 'RefuseExemption'; readonly criterion: string; readonly reason: string };
export type ExemptionCommand = AdviseExemption | GrantExemption | RefuseExemption;

// Stored for ever.
export type ExemptionAdvised = DomainEvent<
  'ExemptionAdvised',
  {
    readonly criterion: string;
    readonly capacityKept: boolean;
    readonly outsidePractice: boolean;
    readonly reason: string;
    readonly advisedBy: string;
    readonly advisedAt: Instant;
  }
>;
export type ExemptionGranted = DomainEvent<
  'ExemptionGranted',
  { readonly criterion: string; readonly reason: string; readonly grantedBy: string; readonly grantedAt: Instant }
>;
export type ExemptionRefused = DomainEvent<
  'ExemptionRefused',
  { readonly criterion: string; readonly reason: string; readonly refusedBy: string; readonly refusedAt: Instant }
>;
export type ExemptionEvent = ExemptionAdvised | ExemptionGranted | ExemptionRefused;

export interface Exemption {
  readonly capacityKept: boolean;
  readonly outsidePractice: boolean;
  readonly outcome: 'granted' | 'refused' | null;
}

export interface ExemptionsPart {
  readonly exemptions: Readonly<Record<string, Exemption>>;
}

export const noExemptions: ExemptionsPart = { exemptions: {} };

export const exemptionActs = {
  AdviseExemption: decideAdviseExemption,
  GrantExemption: decideGrantExemption,
  RefuseExemption: decideRefuseExemption,
};
export const exemptionFacts = {
  ExemptionAdvised: withAdvice,
  ExemptionGranted: withGranted,
  ExemptionRefused: withRefused,
};

export function isExempted({ exemptions }: ExemptionsPart, criterion: string): boolean {
  return exemptions[criterion]?.outcome === 'granted';
}

function decideAdviseExemption(
  command: Asked<AdviseExemption>,
  path: EnrolledCandidacy,
): Decision<ExemptionAdvised, CandidacyRefusal> {
  const { criterion, capacityKept, outsidePractice, reason, by, at } = command;
  if (!isCriterionOfPath(path, criterion)) return { refused: 'CriterionUnknown', criterion };
  if (path.exemptions[criterion]?.outcome) return { refused: 'ExemptionSettled', criterion };
  const advised = { criterion, capacityKept, outsidePractice, reason, advisedBy: by.id, advisedAt: at };
  return [{ type: 'ExemptionAdvised', data: advised }];
}

function decideGrantExemption(
  { criterion, reason, by, at }: Asked<GrantExemption>,
  path: EnrolledCandidacy,
): Decision<ExemptionGranted, CandidacyRefusal> {
  const open = unsettled(path, criterion);
  if ('refused' in open) return open;
  const missing = [
    ...(open.capacityKept ? [] : ['capacity-kept' as const]),
    ...(open.outsidePractice ? [] : ['outside-practice' as const]),
  ];
  if (missing.length > 0) return { refused: 'ExemptionConditionMissing', criterion, missing };
  return [{ type: 'ExemptionGranted', data: { criterion, reason, grantedBy: by.id, grantedAt: at } }];
}

function decideRefuseExemption(
  { criterion, reason, by, at }: Asked<RefuseExemption>,
  path: EnrolledCandidacy,
): Decision<ExemptionRefused, CandidacyRefusal> {
  const open = unsettled(path, criterion);
  if ('refused' in open) return open;
  return [{ type: 'ExemptionRefused', data: { criterion, reason, refusedBy: by.id, refusedAt: at } }];
}

/** The jury answers an opinion, once. */
function unsettled({ exemptions }: ExemptionsPart, criterion: string): Exemption | CandidacyRefusal {
  const exemption = exemptions[criterion];
  if (!exemption) return { refused: 'ExemptionNotAdvised', criterion };
  return exemption.outcome === null ? exemption : { refused: 'ExemptionSettled', criterion };
}

function withAdvice(path: EnrolledCandidacy, { data }: ExemptionAdvised): EnrolledCandidacy {
  const { criterion, capacityKept, outsidePractice } = data;
  return withExemption(path, criterion, { capacityKept, outsidePractice, outcome: null });
}

function withGranted(path: EnrolledCandidacy, { data }: ExemptionGranted): EnrolledCandidacy {
  return withExemption(path, data.criterion, { ...path.exemptions[data.criterion]!, outcome: 'granted' });
}

function withRefused(path: EnrolledCandidacy, { data }: ExemptionRefused): EnrolledCandidacy {
  return withExemption(path, data.criterion, { ...path.exemptions[data.criterion]!, outcome: 'refused' });
}

function withExemption(path: EnrolledCandidacy, criterion: string, exemption: Exemption): EnrolledCandidacy {
  return { ...path, exemptions: { ...path.exemptions, [criterion]: exemption } };
}
