import type {
  ActName,
  CandidacyList,
  CandidateRecordView,
  CohortAnswerView,
  CohortList,
  CohortPreview,
  CohortView,
  CommandAnswer,
  ExplanationView,
  ForecastView,
  MoveCohortRequest,
  NotificationList,
  OutgoingMails,
  PreviewAnswer,
  Problem,
  QueuedFiles,
  RecordMarkRequest,
  SignedIn,
  SignInRequest,
} from '@parchemin/contracts';

/** All that the screens ask of the service. The real one speaks HTTP; specs give a small one of their own. */
export interface Service {
  findSession(): Promise<SignedIn | null>;
  signIn(request: SignInRequest): Promise<SignedIn>;
  signOut(): Promise<void>;
  /** `after` is the `next` of the page before. */
  candidacies(after: string | null): Promise<CandidacyList>;
  /** With `after`, the answer waits until it is true for that position: one reads one's own writes. */
  record(candidacy: string, after: string | null): Promise<CandidateRecordView>;
  recordMark(candidacy: string, request: RecordMarkRequest, key: string): Promise<CommandAnswer>;
  retryPath(candidacy: string, key: string): Promise<CommandAnswer>;
  /** Any act, as its contract has it. */
  ask(candidacy: string, act: ActName, body: object, key: string): Promise<CommandAnswer>;
  /** What the same act would record; nothing is. */
  foresee(candidacy: string, act: ActName, body: object): Promise<PreviewAnswer>;
  depositFile(candidacy: string, piece: string, file: File, key: string): Promise<CommandAnswer>;
  /** `after` is the `next` of the page before; with `position`, the answer waits until it is true for that. */
  queuedFiles(after: string | null, position: string | null): Promise<QueuedFiles>;
  /** What the rules say of the facts as they stand, in French. */
  explanation(candidacy: string): Promise<ExplanationView>;
  /** What escalates by itself in so many days. */
  forecast(days: number): Promise<ForecastView>;
  cohorts(): Promise<CohortList>;
  cohort(cohort: string): Promise<CohortView>;
  /** What moving these dates would do; nothing is written. `after` is the `next` of the page before. */
  previewCohort(cohort: string, dates: MoveCohortRequest['dates'], after: string | null): Promise<CohortPreview>;
  moveCohort(cohort: string, request: MoveCohortRequest, key: string): Promise<CohortAnswerView>;
  /** A member who refused the calendar is asked once more. */
  askMemberAgain(cohort: string, candidacy: string, key: string): Promise<CohortAnswerView>;
  /** What the signed-in person was told; `after` is the `next` of the page before. */
  notifications(after: string | null): Promise<NotificationList>;
  /** Answers how many are left unread. */
  markNotificationsRead(ids: readonly string[]): Promise<number>;
  outgoingMails(): Promise<OutgoingMails>;
  /** Tells of every change until the returned function is called. */
  follow(candidacy: string, follower: Follower): () => void;
}

export interface Follower {
  changed(change: { readonly revision: number; readonly position: string }): void;
  link(state: LinkState): void;
}

export type LinkState = 'connecting' | 'live' | 'interrupted';

/** The service answered, and the answer is no: a rule by its name, with French words for people. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'Refused';
  }
}

/** Nobody is signed in any more. */
export class SignedOut extends Error {
  constructor() {
    super('signed out');
    this.name = 'SignedOut';
  }
}

/** No answer came, or none that can be trusted: what was asked may have been done or not. */
export class Unanswered extends Error {
  constructor(readonly retryAfterSeconds: number | null = null) {
    super('no answer');
    this.name = 'Unanswered';
  }
}
