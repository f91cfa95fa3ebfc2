import {
  CandidacyList,
  CandidateRecordView,
  CohortAnswerView,
  CohortList,
  CohortPreview,
  CohortView,
  CommandAnswer,
  ExplanationView,
  ForecastView,
  NotificationList,
  OutgoingMails,
  PreviewAnswer,
  Problem,
  QueuedFiles,
  SignedIn,
  UnreadNotifications,
} from '@parchemin/contracts';
import type { ZodType } from 'zod';
import { followChanges } from './follow-changes.js';
import { Refused, SignedOut, Unanswered, type Service } from './service.js';

/** A projection that is this late is shown as it is: longer waits feel broken, and the live link corrects the screen. */
const patienceMillis = 15_000;

/** As long as the service itself waits for a file. */
const filePatienceMillis = 150_000;

/** The service over HTTP. Every answer is parsed by the contract's own schema before a screen sees it. */
export function httpService(ask: typeof fetch): Service {
  const call = caller(ask);
  return {
    findSession: () => call('GET', '/api/session').then(read(SignedIn), nobodyWhenSignedOut),
    signIn: (request) => call('POST', '/api/session', { body: request, signingIn: true }).then(read(SignedIn)),
    signOut: () => call('DELETE', '/api/session').then(() => undefined),
    candidacies: (after) => call('GET', `/api/candidacies${query({ after })}`).then(read(CandidacyList)),
    record: (candidacy, after) =>
      call('GET', `/api/candidacies/${candidacy}${query({ after })}`).then(read(CandidateRecordView)),
    recordMark: (candidacy, body, key) =>
      call('POST', `/api/candidacies/${candidacy}/marks`, { body, key }).then(read(CommandAnswer)),
    retryPath: (candidacy, key) =>
      call('POST', `/api/candidacies/${candidacy}/retry`, { body: {}, key }).then(read(CommandAnswer)),
    ask: (candidacy, act, body, key) =>
      call('POST', `/api/candidacies/${candidacy}/acts/${act}`, { body, key }).then(read(CommandAnswer)),
    foresee: (candidacy, act, body) =>
      call('POST', `/api/candidacies/${candidacy}/acts/${act}?dry-run=true`, { body, key: crypto.randomUUID() }).then(
        read(PreviewAnswer),
      ),
    depositFile: (candidacy, piece, file, key) =>
      call('POST', `/api/candidacies/${candidacy}/files/${piece}`, { file, key }).then(read(CommandAnswer)),
    queuedFiles: (after, position) =>
      call('GET', `/api/queued-files${query({ after, position })}`).then(read(QueuedFiles)),
    explanation: (candidacy) => call('GET', `/api/candidacies/${candidacy}/explanation`).then(read(ExplanationView)),
    forecast: (days) => call('GET', `/api/forecast?days=${days}`).then(read(ForecastView)),
    cohorts: () => call('GET', '/api/cohorts').then(read(CohortList)),
    cohort: (cohort) => call('GET', `/api/cohorts/${cohort}`).then(read(CohortView)),
    previewCohort: (cohort, dates, after) =>
      call('POST', `/api/cohorts/${cohort}/preview${query({ after })}`, { body: { dates } }).then(read(CohortPreview)),
    moveCohort: (cohort, body, key) =>
      call('POST', `/api/cohorts/${cohort}/acts/MoveCohort`, { body, key }).then(read(CohortAnswerView)),
    askMemberAgain: (cohort, candidacy, key) =>
      call('POST', `/api/cohorts/${cohort}/acts/AskMemberAgain`, { body: { candidacy }, key }).then(
        read(CohortAnswerView),
      ),
    notifications: (after) => call('GET', `/api/notifications${query({ after })}`).then(read(NotificationList)),
    markNotificationsRead: async (ids) => {
      const answer = await call('POST', '/api/notifications/read', { body: { ids } });
      return UnreadNotifications.parse(answer).unread;
    },
    outgoingMails: () => call('GET', '/api/outgoing-mails').then(read(OutgoingMails)),
    follow: followChanges,
  };
}

interface Extras {
  readonly body?: unknown;
  readonly file?: File;
  readonly key?: string;
  readonly signingIn?: boolean;
}

type Call = (method: string, path: string, extras?: Extras) => Promise<unknown>;

function caller(ask: typeof fetch): Call {
  return async (method, path, { body, file, key, signingIn = false } = {}) => {
    const response = await ask(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file === undefined ? {} : headersOf(file)),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: file ?? (body === undefined ? null : JSON.stringify(body)),
      signal: AbortSignal.timeout(file === undefined ? patienceMillis : filePatienceMillis),
    }).catch(() => {
      throw new Unanswered();
    });
    if (response.ok) return response.status === 204 ? null : await bodyOf(response);
    if (response.status === 401 && !signingIn) throw new SignedOut();
    throw await refusalOf(response);
  };
}

/** The name goes in a header of its own (RFC 6266), never in an address, which is written down along the way. */
function headersOf(file: File): Record<string, string> {
  return {
    'content-type': file.type === '' ? 'application/octet-stream' : file.type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  };
}

async function refusalOf(response: Response): Promise<Error> {
  const problem = Problem.safeParse(await bodyOf(response));
  if (response.status >= 500 || !problem.success) return new Unanswered(secondsOf(response.headers.get('retry-after')));
  return new Refused(problem.data);
}

/** An answer cut on its way, or a proxy's page in place of the service's, is no answer. */
async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new Unanswered();
  }
}

function read<Answer>(schema: ZodType<Answer>): (answer: unknown) => Answer {
  return (answer) => schema.parse(answer);
}

function nobodyWhenSignedOut(error: unknown): null {
  if (error instanceof SignedOut) return null;
  throw error;
}

function query(parameters: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== null);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,4}$/.test(header) ? Number(header) : null;
}
