import type {
  CandidacyList,
  CandidateRecordView,
  CommandAnswer,
  ExplanationView,
  ForecastView,
  NotificationList,
  OutgoingMails,
  Problem,
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
  /** What the rules say of the facts as they stand, in French. */
  explanation(candidacy: string): Promise<ExplanationView>;
  /** What escalates by itself in so many days. */
  forecast(days: number): Promise<ForecastView>;
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
