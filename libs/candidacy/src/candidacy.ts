import type { Asked, Decider, Decision } from '@parchemin/kernel';
import { blockedPathActs, blockedPathFacts, notBlocked } from './blocked-path.js';
import type { BlockedPart, BlockedPathCommand, BlockedPathEvent } from './blocked-path.js';
import { deadlineActs, deadlineFacts, noDeadlines } from './deadline.js';
import type { DeadlineCommand, DeadlineEvent, DeadlinesPart } from './deadline.js';
import { decideEnrol, type CandidateEnrolled, type EnrolCandidate } from './enrolment.js';
import { markActs, markFacts, noMarks, type MarkCommand, type MarkEvent, type MarksPart } from './mark.js';
import type { CandidacyRefusal } from './refusals.js';
import { askable, beginning } from './rules.js';
import { noStages, stageActs, stageFacts, type StageCommand, type StageEvent, type StagesPart } from './stage.js';

/** One person on one scheme version in one cohort: the candidate's path, in one stream. */
export function candidacyStream(id: string): string {
  return `candidacy-${id}`;
}

export type CandidacyEvent = CandidateEnrolled | StageEvent | DeadlineEvent | MarkEvent | BlockedPathEvent;

export type CandidacyCommand = EnrolCandidate | StageCommand | DeadlineCommand | MarkCommand | BlockedPathCommand;

export type Candidacy = { readonly status: 'absent' } | EnrolledCandidacy;

/** What every later fact is about. Each part belongs to the file of its subject. */
export interface EnrolledCandidacy extends StagesPart, DeadlinesPart, MarksPart, BlockedPart {
  /** Decided is not the end: an appeal, an annulment or another presentation may follow. */
  readonly status: 'active' | 'interrupted' | 'withdrawn' | 'excluded' | 'decided';
  readonly enrolment: CandidateEnrolled['data'];
  readonly enrolledAt: number;
}

const nothingYet = { ...noStages, ...noDeadlines, ...noMarks, ...notBlocked };

const acts: Acts = { ...stageActs, ...deadlineActs, ...markActs, ...blockedPathActs };
const facts: Facts = { ...stageFacts, ...deadlineFacts, ...markFacts, ...blockedPathFacts };

export const candidacy: Decider<CandidacyCommand, CandidacyEvent, Candidacy, CandidacyRefusal> = {
  initial: { status: 'absent' },
  decide(command, state) {
    if (isEnrolment(command)) return decideEnrol(command, state);
    const path = askable(command, state);
    if ('refused' in path) return path;
    return (acts[command.type as keyof Acts] as Decide)(command, path);
  },
  evolve(state, event, revision) {
    if (event.type === 'CandidateEnrolled') {
      return { status: 'active', enrolment: event.data, enrolledAt: revision, ...nothingYet };
    }
    return (facts[event.type] as Evolve)(beginning(state, event.type), event, revision);
  },
};

/** A command without its decision, or a fact without its effect, does not compile. */
type Acts = {
  readonly [C in Exclude<CandidacyCommand, EnrolCandidate> as C['type']]: (
    command: Asked<C>,
    path: EnrolledCandidacy,
  ) => Decision<CandidacyEvent, CandidacyRefusal>;
};
type Facts = {
  readonly [E in Exclude<CandidacyEvent, CandidateEnrolled> as E['type']]: (
    path: EnrolledCandidacy,
    event: E,
    revision: number,
  ) => EnrolledCandidacy;
};
type Decide = (command: Asked<CandidacyCommand>, path: EnrolledCandidacy) => Decision<CandidacyEvent, CandidacyRefusal>;
type Evolve = (path: EnrolledCandidacy, event: CandidacyEvent, revision: number) => EnrolledCandidacy;

function isEnrolment(command: Asked<CandidacyCommand>): command is Asked<EnrolCandidate> {
  return command.type === 'EnrolCandidate';
}
