import type { Asked, Decision, DomainEvent, Instant, Role } from '@parchemin/kernel';
import { instantFromMillis, millisOf } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import { outside, pushed, underHolds, type Interval } from './hold.js';
import type { CandidacyRefusal } from './refusals.js';

/** One rung of a ladder: data of the calendar, with the instant that the write path computed from its civil rule. */
export interface LadderStep {
  readonly step: string;
  /** Only a reminder may be skipped. A substitution lets somebody else act; a task is for a named person. */
  readonly kind: 'reminder' | 'escalation' | 'substitution' | 'task';
  readonly to: Role;
  readonly plannedAt: Instant;
  /** Kept from the actual instant of the step before, even when everything comes late. */
  readonly gapMinutes: number;
}

export type TakeDeadlineStep = StepOf<'TakeDeadlineStep'>;
export type SkipDeadlineStep = StepOf<'SkipDeadlineStep'>;
export type DeadlineCommand = TakeDeadlineStep | SkipDeadlineStep;
interface StepOf<Type> {
  readonly type: Type;
  readonly deadline: string;
  readonly armedAt: number;
  readonly step: string;
}

// Stored for ever.
export type DeadlineArmed = DomainEvent<
  'DeadlineArmed',
  {
    readonly deadline: string;
    readonly stage: string;
    readonly due: Instant;
    /** The civil rule behind the instants, the zone, and the version of the zone data that was used. */
    readonly rule: {
      readonly text: string;
      readonly zone: string;
      readonly zoneData: string;
      readonly calendar: string;
    };
    readonly ladder: readonly LadderStep[];
    /** Whether a hold stops it, and which facts clear it besides the closing of its stage. Absent from what was armed first. */
    readonly holdable?: boolean;
    readonly clearedBy?: readonly string[];
    /** The piece, work, request or criterion of the fact that it hangs on: one of the same kind for another leaves it alone. */
    readonly about?: string;
  }
>;
type Settled = {
  readonly deadline: string;
  readonly armedAt: number;
  readonly step: string;
  readonly kind: LadderStep['kind'];
  readonly to: Role;
};
export type DeadlineStepTaken = DomainEvent<'DeadlineStepTaken', Settled & { readonly takenAt: Instant }>;
export type DeadlineStepSkipped = DomainEvent<'DeadlineStepSkipped', Settled & { readonly skippedAt: Instant }>;
export type DeadlineCleared = DomainEvent<'DeadlineCleared', { readonly deadline: string; readonly armedAt: number }>;

/** It was taken in a time that turned out to be held: it comes again in its own time. */
export type DeadlineStepAnnulled = DomainEvent<
  'DeadlineStepAnnulled',
  { readonly deadline: string; readonly armedAt: number; readonly step: string; readonly annulledAt: Instant }
>;
export type DeadlineEvent =
  DeadlineArmed | DeadlineStepTaken | DeadlineStepSkipped | DeadlineStepAnnulled | DeadlineCleared;

export type Rung = LadderStep & {
  readonly settled: { readonly as: 'taken' | 'skipped'; readonly at: Instant } | null;
  /** How often it was annulled: taken again, it is another step with another command id. */
  readonly annulled: number;
};

export interface Deadline {
  readonly status: 'armed' | 'cleared';
  readonly deadline: string;
  readonly stage: string;
  readonly due: Instant;
  /** The revision of the event that armed it: tells an extended or repeated deadline from the first. */
  readonly armedAt: number;
  /** The facts that clear it, besides the closing of its stage. */
  readonly clearedBy: readonly string[];
  readonly about: string | null;
  readonly holdable: boolean;
  /** The times in which it does not run, in order and without overlap; filled by `underHolds`. */
  readonly pauses: readonly Interval[];
  readonly ladder: readonly Rung[];
}

export interface DeadlinesPart {
  readonly deadlines: Readonly<Record<string, Deadline>>;
}

export const noDeadlines: DeadlinesPart = { deadlines: {} };

export const deadlineActs = { TakeDeadlineStep: decideDeadlineStep, SkipDeadlineStep: decideDeadlineStep };
export const deadlineFacts = {
  DeadlineArmed: withArmed,
  DeadlineStepTaken: withSettled,
  DeadlineStepSkipped: withSettled,
  DeadlineStepAnnulled: withAnnulled,
  DeadlineCleared: withCleared,
};

/** The first rung not yet settled, whether its moment has passed unserved, and the instant from which it may be taken. */
export interface NextRung {
  readonly rung: Rung;
  readonly from: Instant;
  readonly act: 'take' | 'skip';
}

export function nextRung(deadline: Deadline, now: Instant): NextRung | null {
  const index = deadline.ladder.findIndex((rung) => rung.settled === null);
  const rung = deadline.ladder[index];
  if (deadline.status !== 'armed' || !rung) return null;
  const successor = deadline.ladder[index + 1];
  const lapse = successor && pushed(successor.plannedAt, deadline.pauses);
  if (rung.kind === 'reminder' && lapse && millisOf(now) >= millisOf(lapse)) {
    return { rung, from: rung.plannedAt, act: 'skip' };
  }
  const from = notBefore(deadline, index);
  return from && { rung, from, act: 'take' };
}

function decideDeadlineStep(
  command: Asked<DeadlineCommand>,
  path: EnrolledCandidacy,
): Decision<DeadlineStepTaken | DeadlineStepSkipped, CandidacyRefusal> {
  const stale: CandidacyRefusal = { refused: 'Stale', step: command.step };
  const standing = path.deadlines[command.deadline];
  const deadline = standing && underHolds(standing, path);
  if (!deadline || deadline.armedAt !== command.armedAt) return stale;
  const next = nextRung(deadline, command.at);
  if (!next || next.rung.step !== command.step || millisOf(command.at) < millisOf(next.from)) return stale;
  const settled = {
    deadline: command.deadline,
    armedAt: command.armedAt,
    step: command.step,
    kind: next.rung.kind,
    to: next.rung.to,
  };
  if (command.type === 'SkipDeadlineStep') {
    return next.act === 'skip' ? [{ type: 'DeadlineStepSkipped', data: { ...settled, skippedAt: command.at } }] : stale;
  }
  return next.act === 'take' ? [{ type: 'DeadlineStepTaken', data: { ...settled, takenAt: command.at } }] : stale;
}

export function openDeadlinesOf(path: EnrolledCandidacy, stage: string): readonly Deadline[] {
  return Object.values(path.deadlines).filter((deadline) => deadline.stage === stage && deadline.status === 'armed');
}

/** Runs, and hangs on a date: what moves with a calendar. What follows a fact is cleared by others, and keeps its instants. */
export function runningOnDates({ deadlines }: DeadlinesPart): readonly RunningDeadline[] {
  return Object.values(deadlines)
    .filter(({ status, clearedBy }) => status === 'armed' && clearedBy.length === 0)
    .map(({ deadline, stage, due }) => ({ deadline, stage, due }));
}

export type RunningDeadline = Pick<Deadline, 'deadline' | 'stage' | 'due'>;

export function cleared({ deadline, armedAt }: Deadline): DeadlineCleared {
  return { type: 'DeadlineCleared', data: { deadline, armedAt } };
}

function withArmed(path: EnrolledCandidacy, { data }: DeadlineArmed, revision: number): EnrolledCandidacy {
  const { deadline, stage, due, clearedBy = [], about = null, holdable = false } = data;
  const ladder = data.ladder.map((step) => ({ ...step, settled: null, annulled: 0 }));
  const armed = { deadline, stage, due, armedAt: revision, clearedBy, about, holdable, pauses: [], ladder };
  return withDeadline(path, { status: 'armed', ...armed });
}

/** A step that went through is the end of whatever blocked the path. */
function withSettled(path: EnrolledCandidacy, event: DeadlineStepTaken | DeadlineStepSkipped): EnrolledCandidacy {
  const deadline = getDeadline(path, event.data.deadline);
  const settled: Rung['settled'] =
    event.type === 'DeadlineStepTaken'
      ? { as: 'taken', at: event.data.takenAt }
      : { as: 'skipped', at: event.data.skippedAt };
  const ladder = deadline.ladder.map((rung) => (rung.step === event.data.step ? { ...rung, settled } : rung));
  return { ...withDeadline(path, { ...deadline, ladder }), blocked: null };
}

function withAnnulled(path: EnrolledCandidacy, { data }: DeadlineStepAnnulled): EnrolledCandidacy {
  const deadline = getDeadline(path, data.deadline);
  const ladder = deadline.ladder.map((rung) =>
    rung.step === data.step ? { ...rung, settled: null, annulled: rung.annulled + 1 } : rung,
  );
  return withDeadline(path, { ...deadline, ladder });
}

function withCleared(path: EnrolledCandidacy, { data }: DeadlineCleared): EnrolledCandidacy {
  return withDeadline(path, { ...getDeadline(path, data.deadline), status: 'cleared' });
}

function withDeadline(path: EnrolledCandidacy, deadline: Deadline): EnrolledCandidacy {
  return { ...path, deadlines: { ...path.deadlines, [deadline.deadline]: deadline } };
}

function getDeadline(path: EnrolledCandidacy, code: string): Deadline {
  const deadline = path.deadlines[code];
  if (!deadline) throw new Error(`no deadline ${code} was armed before this event`);
  return deadline;
}

/** A later step keeps its gap from the last step that was really taken; skipped ones told nobody and do not count. Null while held. */
function notBefore(deadline: Deadline, index: number): Instant | null {
  const { pauses } = deadline;
  const rung = deadline.ladder[index]!;
  const taken = deadline.ladder
    .slice(0, index)
    .filter((earlier) => earlier.settled?.as === 'taken')
    .at(-1);
  const planned = pushed(rung.plannedAt, pauses);
  if (!taken?.settled || planned === null) return planned;
  const afterGap = millisOf(taken.settled.at) + rung.gapMinutes * 60_000;
  return outside(instantFromMillis(Math.max(millisOf(planned), afterGap)), pauses);
}
