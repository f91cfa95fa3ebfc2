import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { instantFromMillis, millisOf } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { Deadline, DeadlineStepAnnulled } from './deadline.js';
import type { CandidacyRefusal } from './refusals.js';

/** An interval in which deadlines that can be held do not run: dated back or forward, overlapping others, each with its legal basis. */
export type PlaceHold = {
  readonly type: 'PlaceHold';
  readonly hold: string;
  readonly from: Instant;
  /** Null until somebody lifts it. */
  readonly to: Instant | null;
  readonly basis: string;
};
export type LiftHold = { readonly type: 'LiftHold'; readonly hold: string; readonly to: Instant };
export type HoldCommand = PlaceHold | LiftHold;

// Stored for ever.
export type HoldPlaced = DomainEvent<
  'HoldPlaced',
  {
    readonly hold: string;
    readonly from: Instant;
    readonly to: Instant | null;
    readonly basis: string;
    readonly placedBy: string;
    readonly placedAt: Instant;
  }
>;
export type HoldLifted = DomainEvent<
  'HoldLifted',
  { readonly hold: string; readonly to: Instant; readonly liftedBy: string; readonly liftedAt: Instant }
>;
export type HoldEvent = HoldPlaced | HoldLifted;

export interface Interval {
  readonly from: Instant;
  readonly to: Instant | null;
}

export interface HoldsPart {
  readonly holds: Readonly<Record<string, Interval>>;
}

export const noHolds: HoldsPart = { holds: {} };

export const holdActs = { PlaceHold: decidePlaceHold, LiftHold: decideLiftHold };
export const holdFacts = { HoldPlaced: withPlaced, HoldLifted: withLifted };

/** A deadline as its holds leave it: the pauses that push its steps, none where it cannot be held. */
export function underHolds(deadline: Deadline, { holds, stages }: EnrolledCandidacy): Deadline {
  if (!deadline.holdable) return deadline;
  const since = stages[deadline.stage]?.openedAt;
  const intervals = Object.values(holds).filter(({ to }) => to === null || since === undefined || to > since);
  const later = intervals.map(({ from, to }) => ({ from: since !== undefined && from < since ? since : from, to }));
  return { ...deadline, pauses: merged(later) };
}

/** Steps that were taken in a time that turns out to be held count no more: each is annulled by a fact, and comes again in its time. */
export function undoneBy(
  { from, to }: Interval,
  path: EnrolledCandidacy,
  at: Instant,
): readonly DeadlineStepAnnulled[] {
  const inside = (instant: Instant): boolean => instant >= from && (to === null || instant < to);
  const held = Object.values(path.deadlines).filter(({ status, holdable }) => status === 'armed' && holdable);
  return held.flatMap(({ deadline, armedAt, ladder }) =>
    ladder
      .filter(({ settled }) => settled?.as === 'taken' && inside(settled.at))
      .map(
        ({ step }) => ({ type: 'DeadlineStepAnnulled', data: { deadline, armedAt, step, annulledAt: at } }) as const,
      ),
  );
}

/** The instant pushed by every pause that begins before it; null while a pause has no end. */
export function pushed(instant: Instant, pauses: readonly Interval[]): Instant | null {
  let millis = millisOf(instant);
  for (const { from, to } of pauses) {
    if (millisOf(from) > millis) break;
    if (to === null) return null;
    millis += millisOf(to) - millisOf(from);
  }
  return instantFromMillis(millis);
}

/** The first instant outside every pause; null while that pause has no end. */
export function outside(instant: Instant, pauses: readonly Interval[]): Instant | null {
  const pause = pauses.find(({ from, to }) => from <= instant && (to === null || instant < to));
  return pause ? pause.to : instant;
}

function decidePlaceHold(
  { hold, from, to, basis, by, at }: Asked<PlaceHold>,
  path: EnrolledCandidacy,
): Decision<HoldPlaced | DeadlineStepAnnulled, CandidacyRefusal> {
  if (path.holds[hold]) return { refused: 'HoldAlreadyPlaced', hold };
  if (to !== null && to <= from) return { refused: 'HoldEndsBeforeItBegins', hold, from, to };
  const placed: HoldPlaced = { type: 'HoldPlaced', data: { hold, from, to, basis, placedBy: by.id, placedAt: at } };
  return [placed, ...undoneBy({ from, to }, path, at)];
}

function decideLiftHold(
  { hold, to, by, at }: Asked<LiftHold>,
  path: EnrolledCandidacy,
): Decision<HoldLifted, CandidacyRefusal> {
  const standing = path.holds[hold];
  if (!standing || (standing.to !== null && standing.to <= to)) return { refused: 'NoHoldToLift', hold };
  if (to <= standing.from) return { refused: 'HoldEndsBeforeItBegins', hold, from: standing.from, to };
  return [{ type: 'HoldLifted', data: { hold, to, liftedBy: by.id, liftedAt: at } }];
}

/** In order and without overlap, so that no time is counted twice. */
function merged(intervals: readonly Interval[]): readonly Interval[] {
  const ordered = [...intervals].sort((left, right) => (left.from < right.from ? -1 : 1));
  return ordered.reduce<Interval[]>((before, next) => {
    const last = before.at(-1);
    if (!last || (last.to !== null && last.to < next.from)) return [...before, next];
    const to = last.to === null || next.to === null ? null : last.to > next.to ? last.to : next.to;
    return [...before.slice(0, -1), { from: last.from, to }];
  }, []);
}

function withPlaced(path: EnrolledCandidacy, { data }: HoldPlaced): EnrolledCandidacy {
  return { ...path, holds: { ...path.holds, [data.hold]: { from: data.from, to: data.to } } };
}

function withLifted(path: EnrolledCandidacy, { data }: HoldLifted): EnrolledCandidacy {
  const { from } = path.holds[data.hold]!;
  return { ...path, holds: { ...path.holds, [data.hold]: { from, to: data.to } } };
}
