import type { Asked, Decider, Decision } from '@parchemin/kernel';
import { blockedPathActs, blockedPathFacts, notBlocked } from './blocked-path.js';
import type { BlockedPart, BlockedPathCommand, BlockedPathEvent } from './blocked-path.js';
import { deadlineActs, deadlineFacts, noDeadlines } from './deadline.js';
import type { DeadlineCommand, DeadlineEvent, DeadlinesPart } from './deadline.js';
import { deliberationActs, deliberationFacts, noDeliberation } from './deliberation.js';
import type { DeliberationCommand, DeliberationEvent, DeliberationPart } from './deliberation.js';
import { decideEnrol, type CandidateEnrolled, type EnrolCandidate } from './enrolment.js';
import { entryActs, entryFacts, noEntries, type EntriesPart, type EntryCommand, type EntryEvent } from './entries.js';
import { evidenceActs, evidenceFacts, noEvidence } from './evidence.js';
import type { EvidenceCommand, EvidenceEvent, EvidencePart } from './evidence.js';
import type { CandidacyRefusal } from './refusals.js';
import { askable, beginning } from './rules.js';
import { standingActs, standingFacts, usualStanding } from './standing.js';
import type { StandingCommand, StandingEvent, StandingPart } from './standing.js';
import { noStages, stageActs, stageFacts, type StageCommand, type StageEvent, type StagesPart } from './stage.js';
import { countsForVerdict } from './verdict-facts.js';

/** One person on one scheme version in one cohort: the candidate's path, in one stream. */
export function candidacyStream(id: string): string {
  return `candidacy-${id}`;
}

export type CandidacyEvent =
  | CandidateEnrolled
  | StageEvent
  | DeadlineEvent
  | EntryEvent
  | EvidenceEvent
  | StandingEvent
  | BlockedPathEvent
  | DeliberationEvent;

export type CandidacyCommand =
  | EnrolCandidate
  | StageCommand
  | DeadlineCommand
  | EntryCommand
  | EvidenceCommand
  | StandingCommand
  | BlockedPathCommand
  | DeliberationCommand;

export type Candidacy = { readonly status: 'absent' } | EnrolledCandidacy;

/** What every later fact is about. Each part belongs to the file of its subject. */
export interface EnrolledCandidacy
  extends StagesPart, DeadlinesPart, EntriesPart, EvidencePart, StandingPart, DeliberationPart, BlockedPart {
  /** Decided is not the end: an appeal, an annulment or another presentation may follow. */
  readonly status: 'active' | 'interrupted' | 'withdrawn' | 'excluded' | 'decided';
  readonly enrolment: CandidateEnrolled['data'];
  /** The revision at which this presentation began. */
  readonly enrolledAt: number;
  /** The revision of the latest fact that a verdict looks at. */
  readonly factsAt: number;
}

const nothingYet = {
  ...noStages,
  ...noDeadlines,
  ...noEntries,
  ...noEvidence,
  ...usualStanding,
  ...noDeliberation,
  ...notBlocked,
};

const acts: Acts = {
  ...stageActs,
  ...deadlineActs,
  ...entryActs,
  ...evidenceActs,
  ...standingActs,
  ...deliberationActs,
  ...blockedPathActs,
};
const facts: Facts = {
  ...stageFacts,
  ...deadlineFacts,
  ...entryFacts,
  ...evidenceFacts,
  ...standingFacts,
  ...deliberationFacts,
  ...blockedPathFacts,
};

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
      return { status: 'active', enrolment: event.data, enrolledAt: revision, factsAt: revision, ...nothingYet };
    }
    const path = (facts[event.type] as Evolve)(beginning(state, event.type), event, revision);
    return countsForVerdict(event.type) ? { ...path, factsAt: revision } : path;
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
