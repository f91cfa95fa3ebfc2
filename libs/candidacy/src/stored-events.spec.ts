import type { DomainEvent } from '@parchemin/kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { candidacy, schemaVersionOf, upcastEvent, type Candidacy, type CandidacyEvent } from './index.js';

const folder = resolve(__dirname, '../fixtures/events');

/** One life of a path, told by the stored form of every event there is; the type names the one that is missing. */
const story = Object.keys({
  CandidateEnrolled: 1,
  StageOpened: 1,
  DeadlineArmed: 1,
  MarkRecorded: 1,
  RulesAcknowledged: 1,
  PieceApproved: 1,
  AbsenceRecorded: 1,
  AbsenceJustified: 1,
  PieceExcused: 1,
  AttendanceRecorded: 1,
  AverageEntered: 1,
  CorrectionProposed: 1,
  CorrectionDeclined: 1,
  MarkCorrected: 1,
  CopyCheckRecorded: 1,
  CopyCheckJudged: 1,
  WorkPlanApproved: 1,
  WorkEvaluated: 1,
  WorkSigned: 1,
  WorkSentBack: 1,
  WorkValidated: 1,
  SelfLevelStated: 1,
  LevelSet: 1,
  GridValidated: 1,
  GridCopySent: 1,
  GridConsolidated: 1,
  FileQueued: 1,
  FileSettled: 1,
  FileDeposited: 1,
  CopyTransmitted: 1,
  CopyAcknowledged: 1,
  CriterionAssessed: 1,
  CompetencyAssessed: 1,
  EvidenceAnnexed: 1,
  AssessmentSigned: 1,
  AssessmentReopened: 1,
  AccommodationAsked: 1,
  AccommodationProposed: 1,
  AccommodationGranted: 1,
  AccommodationRefused: 1,
  ExemptionAdvised: 1,
  ExemptionGranted: 1,
  ExemptionRefused: 1,
  EquivalenceRecorded: 1,
  DeadlineStepSkipped: 1,
  DeadlineStepTaken: 1,
  PathBlocked: 1,
  PathRetried: 1,
  StageClosed: 1,
  DeadlineCleared: 1,
  HoldPlaced: 1,
  HoldLifted: 1,
  PathInterrupted: 1,
  PathResumed: 1,
  CandidateTransferred: 1,
  ExclusionOpened: 1,
  HearingRecorded: 1,
  ExclusionDropped: 1,
  CandidateWithdrawn: 1,
  CandidateExcluded: 1,
  CandidateReinstated: 1,
  DeadlineExtended: 1,
  CalendarMoved: 1,
  OverrideProposed: 1,
  OverrideConfirmed: 1,
  StageReopened: 1,
  DeadlineStepAnnulled: 1,
  AdmissibilityEstablished: 1,
  NonAdmissibilityConfirmed: 1,
  DerogationGranted: 1,
  OralHeld: 1,
  LevelsConfirmed: 1,
  RubricMarked: 1,
  RubricSigned: 1,
  AnomalyReported: 1,
  CreditsWithheld: 1,
  PartyHeard: 1,
  AnomalySettled: 1,
  SchemeVersionMoved: 1,
  DecisionProposed: 1,
  DecisionPronounced: 1,
  ConsequencesEstablished: 1,
  AppealLodged: 1,
  AppealAcknowledged: 1,
  AppealInstructed: 1,
  AppealAnswered: 1,
  DecisionAnnulled: 1,
  PresentedAgain: 1,
} satisfies Record<CandidacyEvent['type'], number>);

describe('events as they are stored', () => {
  it('have one fixture for each version of each type, and no other', () => {
    const types = readdirSync(folder).map((file) => file.replace(/\.v\d+\.json$/, ''));
    expect([...new Set(types)].sort()).toEqual([...story].sort());
  });

  it.each(readdirSync(folder))('%s says its own type and version', (file) => {
    const { type, schemaVersion } = stored(file);
    expect(`${type}.v${schemaVersion}.json`).toBe(file);
  });

  it.each(readdirSync(folder).filter(isOlder))('%s reads like the newest version of the same fact', (file) => {
    const { type, data } = upcast(stored(file));
    expect(data).toEqual(newest(type).data);
  });

  it('fold into the path that they tell, up to the end of training', () => {
    const path = foldUpTo(story.indexOf('DeadlineCleared') + 1);
    if (path.status !== 'active') throw new Error('nobody was enrolled');
    expect(path.enrolment).toEqual(newest('CandidateEnrolled').data);
    expect(path.stages['continuous']).toMatchObject({ status: 'closed', closedAt: '2027-04-01T08:00:01.000Z' });
    expect(path.marks).toEqual({
      'piece-1': { mark: '12.5', late: false, recordedBy: 'trainer-7', recordedAt: '2026-12-01T10:12:13.456Z' },
    });
    expect(path.deadlines['continuous']).toMatchObject({ status: 'cleared', armedAt: 2 });
    expect(path.deadlines['continuous']?.ladder.map(({ settled }) => settled?.as ?? null)).toEqual([
      'skipped',
      'taken',
      null,
    ]);
    expect(path.blocked).toBeNull();
  });

  it('fold into a second presentation, after a decision was annulled', () => {
    const path = foldUpTo(story.length);
    if (path.status !== 'active') throw new Error('nobody was enrolled');
    expect(path).toMatchObject({ presentation: 2, blocksKept: ['B1'], decision: null, stages: {}, marks: {} });
    expect(path.anomalies).toEqual({ 'work-1': { status: 'restored', heard: ['candidate'] } });
    expect(path.appeals.map(({ status }) => status)).toEqual(['upheld']);
    expect(path.enrolment).toMatchObject({ schemeVersion: 4, cohort: 'cohort-2027-09' });
  });

  it.each(story.map((type, index) => [type, index] as const))('%s changes the path', (_, index) => {
    expect(foldUpTo(index + 1)).not.toEqual(foldUpTo(index));
  });
});

function foldUpTo(count: number): Candidacy {
  return story
    .slice(0, count)
    .map((type) => newest(type) as CandidacyEvent)
    .reduce(candidacy.evolve, candidacy.initial);
}

interface StoredEvent {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: object;
}

function isOlder(file: string): boolean {
  const { type, schemaVersion } = stored(file);
  return schemaVersion < schemaVersionOf(type as CandidacyEvent['type']);
}

function newest(type: string): StoredEvent {
  return stored(`${type}.v${schemaVersionOf(type as CandidacyEvent['type'])}.json`);
}

function upcast(event: StoredEvent): DomainEvent {
  return upcastEvent(event, event.schemaVersion);
}

function stored(file: string): StoredEvent {
  return JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as StoredEvent;
}
