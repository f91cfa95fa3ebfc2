import type { Asked, Decider, Decision, DomainEvent, Role } from '@parchemin/kernel';
import { assertNever } from '@parchemin/kernel';
import type { CandidacyRefusal } from './refusals.js';
import { beginning, enrolled, stageOf } from './rules.js';
import { decideBlockPath, decideRetryPath, type PathBlocked, type PathRetried } from './blocked-path.js';
import type { Deadline, DeadlineArmed, DeadlineCleared, DeadlineStepSkipped, DeadlineStepTaken } from './deadline.js';
import { armedBy, clearDeadline, decideDeadlineStep, rungSettled } from './deadline.js';
import type { MarkRecorded, RecordMark } from './mark.js';
import { decideRecordMark, withMark } from './mark.js';
import type { CloseStage, OpenStage, Stage, StageClosed, StageOpened } from './stage.js';
import { decideCloseStage, decideOpenStage } from './stage.js';

/** One person on one scheme version in one cohort: the candidate's path, in one stream. */
export function candidacyStream(id: string): string {
  return `candidacy-${id}`;
}

// Stored for ever: a shape here changes by a new event version and an upcaster, never in place.
export type CandidateEnrolled = DomainEvent<
  'CandidateEnrolled',
  {
    readonly reference: string;
    readonly scheme: string;
    readonly schemeVersion: number;
    readonly school: string;
    readonly cohort: string;
    readonly calendar: CohortCalendar;
  }
>;

export interface CohortCalendar {
  readonly id: string;
  readonly version: number;
  readonly zone: string;
  /** The cohort's own civil dates, by name («start», «end», «exam»). */
  readonly dates: Readonly<Record<string, string>>;
}

export type CandidacyEvent =
  | CandidateEnrolled
  | StageOpened
  | DeadlineArmed
  | MarkRecorded
  | DeadlineStepTaken
  | DeadlineStepSkipped
  | StageClosed
  | DeadlineCleared
  | PathBlocked
  | PathRetried;

export type Candidacy =
  | { readonly status: 'absent' }
  | {
      readonly status: 'active';
      readonly enrolment: CandidateEnrolled['data'];
      readonly enrolledAt: number;
      readonly stages: Readonly<Record<string, Stage>>;
      readonly deadlines: Readonly<Record<string, Deadline>>;
      readonly blocked: PathBlocked['data'] | null;
    };

export type ActiveCandidacy = Extract<Candidacy, { status: 'active' }>;

export type CandidacyCommand =
  | ({ readonly type: 'EnrolCandidate' } & CandidateEnrolled['data'])
  | OpenStage
  | RecordMark
  | { readonly type: 'TakeDeadlineStep'; readonly deadline: string; readonly armedAt: number; readonly step: string }
  | { readonly type: 'SkipDeadlineStep'; readonly deadline: string; readonly armedAt: number; readonly step: string }
  | CloseStage
  | { readonly type: 'BlockPath'; readonly step: string; readonly because: string; readonly owner: Role }
  | { readonly type: 'RetryPath' };

export const candidacy: Decider<CandidacyCommand, CandidacyEvent, Candidacy, CandidacyRefusal> = {
  initial: { status: 'absent' },
  decide,
  evolve,
};

function decide(command: Asked<CandidacyCommand>, state: Candidacy): Decision<CandidacyEvent, CandidacyRefusal> {
  if (command.type === 'EnrolCandidate') return decideEnrol(command, state);
  const path = enrolled(command, state);
  if ('refused' in path) return path;
  switch (command.type) {
    case 'OpenStage':
      return decideOpenStage(command, path);
    case 'RecordMark':
      return decideRecordMark(command, path);
    case 'TakeDeadlineStep':
    case 'SkipDeadlineStep':
      return decideDeadlineStep(command, path);
    case 'CloseStage':
      return decideCloseStage(command, path);
    case 'BlockPath':
      return decideBlockPath(command, path);
    case 'RetryPath':
      return decideRetryPath(command, path);
    default:
      return assertNever(command);
  }
}

function evolve(state: Candidacy, event: CandidacyEvent, revision: number): Candidacy {
  if (event.type === 'CandidateEnrolled') {
    return { status: 'active', enrolment: event.data, enrolledAt: revision, stages: {}, deadlines: {}, blocked: null };
  }
  const path = beginning(state, event.type);
  switch (event.type) {
    case 'StageOpened':
      return { ...path, stages: { ...path.stages, [event.data.stage]: { status: 'open', ...event.data, marks: {} } } };
    case 'DeadlineArmed':
      return { ...path, deadlines: { ...path.deadlines, [event.data.deadline]: armedBy(event, revision) } };
    case 'MarkRecorded':
      return {
        ...path,
        stages: { ...path.stages, [event.data.stage]: withMark(stageOf(path, event.data.stage), event) },
      };
    case 'DeadlineStepTaken':
    case 'DeadlineStepSkipped':
      return {
        ...path,
        deadlines: { ...path.deadlines, [event.data.deadline]: rungSettled(path, event) },
        blocked: null,
      };
    case 'StageClosed': {
      const closed: Stage = { ...stageOf(path, event.data.stage), status: 'closed', closedAt: event.data.closedAt };
      return { ...path, stages: { ...path.stages, [event.data.stage]: closed }, blocked: null };
    }
    case 'DeadlineCleared':
      return { ...path, deadlines: { ...path.deadlines, [event.data.deadline]: clearDeadline(path, event) } };
    case 'PathBlocked':
      return { ...path, blocked: event.data };
    case 'PathRetried':
      return { ...path, blocked: null };
    default:
      return assertNever(event);
  }
}

function decideEnrol(
  command: Asked<{ readonly type: 'EnrolCandidate' } & CandidateEnrolled['data']>,
  state: Candidacy,
): Decision<CandidateEnrolled, CandidacyRefusal> {
  if (command.by.role !== 'operations') return { refused: 'NotYourAct', act: command.type, role: command.by.role };
  if (state.status !== 'absent') return { refused: 'AlreadyEnrolled', reference: state.enrolment.reference };
  const { reference, scheme, schemeVersion, school, cohort, calendar } = command;
  return [{ type: 'CandidateEnrolled', data: { reference, scheme, schemeVersion, school, cohort, calendar } }];
}
