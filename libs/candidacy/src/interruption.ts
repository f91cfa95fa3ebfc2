import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';

/** While a path is interrupted nobody records anything on it, and its deadlines that can be held do not run. */
export type InterruptPath = { readonly type: 'InterruptPath'; readonly reason: string };
export type ResumePath = { readonly type: 'ResumePath' };
export type InterruptionCommand = InterruptPath | ResumePath;

// Stored for ever.
export type PathInterrupted = DomainEvent<
  'PathInterrupted',
  { readonly reason: string; readonly interruptedBy: string; readonly interruptedAt: Instant }
>;
export type PathResumed = DomainEvent<'PathResumed', { readonly resumedBy: string; readonly resumedAt: Instant }>;
export type InterruptionEvent = PathInterrupted | PathResumed;

export const interruptionActs = { InterruptPath: decideInterrupt, ResumePath: decideResume };
export const interruptionFacts = { PathInterrupted: withInterrupted, PathResumed: withResumed };

function decideInterrupt({ reason, by, at }: Asked<InterruptPath>): Decision<PathInterrupted, CandidacyRefusal> {
  return [{ type: 'PathInterrupted', data: { reason, interruptedBy: by.id, interruptedAt: at } }];
}

function decideResume({ by, at }: Asked<ResumePath>): Decision<PathResumed, CandidacyRefusal> {
  return [{ type: 'PathResumed', data: { resumedBy: by.id, resumedAt: at } }];
}

/** An interruption is a hold like any other, named after the instant at which it began. */
function withInterrupted(path: EnrolledCandidacy, { data }: PathInterrupted): EnrolledCandidacy {
  const from = data.interruptedAt;
  return { ...path, status: 'interrupted', holds: { ...path.holds, [nameOf(from)]: { from, to: null } } };
}

function withResumed(path: EnrolledCandidacy, { data }: PathResumed): EnrolledCandidacy {
  const ended = Object.entries(path.holds).map(([hold, { from, to }]) =>
    hold === nameOf(from) && to === null ? [hold, { from, to: data.resumedAt }] : [hold, { from, to }],
  );
  return { ...path, status: 'active', holds: Object.fromEntries(ended) as EnrolledCandidacy['holds'] };
}

function nameOf(from: Instant): string {
  return `interruption-${from}`;
}
