import type { CandidateRecordView, CommandAnswer, Problem, RecordMarkRequest, SignedIn } from '@parchemin/contracts';
import { Refused, type Follower, type Service } from '../data/service.js';
import { aCohort, aCohortAnswer, aCohortPreview } from './cohorts.js';
import { aForecast, anExplanation } from './foresight.js';
import { aRecord, candidacy } from './records.js';

export const trainer: SignedIn = { id: 'trainer-lyon', name: 'formateur-lyon', role: 'trainer', school: 'lyon' };

export interface SentMark {
  readonly request: RecordMarkRequest;
  readonly key: string;
}

/** A service of one candidacy that answers what the spec has laid out, and remembers what it was asked. */
export interface FakeService extends Service {
  readonly sent: SentMark[];
  readonly followers: Set<Follower>;
  readonly waited: (string | null)[];
  shown: CandidateRecordView;
}

export function fakeService(answers: Partial<Service> = {}): FakeService {
  const service: FakeService = {
    sent: [],
    followers: new Set(),
    waited: [],
    shown: aRecord(),
    findSession: () => Promise.resolve(trainer),
    signIn: () => Promise.resolve(trainer),
    signOut: () => Promise.resolve(),
    candidacies: () => Promise.resolve({ candidacies: [], next: null, position: '1' }),
    record: () => Promise.resolve(service.shown),
    recordMark: () => Promise.resolve(anAnswer()),
    retryPath: () => Promise.resolve(anAnswer()),
    ask: () => Promise.resolve(anAnswer()),
    foresee: () => Promise.resolve({ candidacy, revision: 4, recorded: [] }),
    depositFile: () => Promise.resolve(anAnswer()),
    queuedFiles: () => Promise.resolve({ files: [], next: null, position: '1' }),
    explanation: () => Promise.resolve(anExplanation()),
    forecast: () => Promise.resolve(aForecast()),
    cohorts: () => Promise.resolve({ cohorts: [] }),
    cohort: () => Promise.resolve(aCohort()),
    previewCohort: () => Promise.resolve(aCohortPreview()),
    moveCohort: () => Promise.resolve(aCohortAnswer()),
    askMemberAgain: () => Promise.resolve(aCohortAnswer()),
    notifications: () => Promise.resolve({ notifications: [], unread: 0, next: null }),
    markNotificationsRead: () => Promise.resolve(0),
    outgoingMails: () => Promise.resolve({ transport: 'local', waiting: 0, parked: 0, mails: [] }),
    follow: (_, follower) => {
      service.followers.add(follower);
      follower.link('live');
      return () => service.followers.delete(follower);
    },
    ...answers,
  };
  return watched(service);
}

function watched(service: FakeService): FakeService {
  const { record, recordMark } = service;
  service.record = (id, after) => {
    service.waited.push(after);
    return record(id, after);
  };
  service.recordMark = (id, request, key) => {
    service.sent.push({ request, key });
    return recordMark(id, request, key);
  };
  return service;
}

export function anAnswer(late = false): CommandAnswer {
  return { candidacy, revision: 4, position: '40', recorded: [{ event: 'MarkRecorded', data: { late } }] };
}

export function refusal(problem: Partial<Problem>): Refused {
  return new Refused({
    type: '/refus/X',
    title: 'Refus',
    status: 422,
    detail: '',
    code: 'X',
    traceId: 't',
    ...problem,
  });
}
