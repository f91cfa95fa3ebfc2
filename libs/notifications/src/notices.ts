import type { CandidacyEvent, EnrolledCandidacy, LadderStep } from '@parchemin/candidacy';
import type { Instant, Role } from '@parchemin/kernel';

/** What comes with the digest of a day, and what leaves as soon as the hour allows. */
export type Urgency = 'daily' | 'prompt';

/** What may be said, and how urgent it is; each has its words in `notices.messages.fr.ts`. */
export const urgencies = {
  'deadline-reminder': 'daily',
  'deadline-escalation': 'prompt',
  'deadline-substitution': 'prompt',
  'deadline-task': 'prompt',
  'path-blocked': 'prompt',
  'override-proposed': 'prompt',
  'correction-proposed': 'daily',
  'file-queued': 'daily',
  'work-sent-back': 'daily',
  'confidential-request': 'daily',
  'candidate-transferred': 'daily',
  'anomaly-reported': 'prompt',
  'credits-withheld': 'prompt',
  'decision-pronounced': 'daily',
  'decision-annulled': 'prompt',
  'appeal-lodged': 'prompt',
  'appeal-answered': 'daily',
} as const satisfies Record<string, Urgency>;
export type NoticeCode = keyof typeof urgencies;

type Data<Type extends CandidacyEvent['type']> = Extract<CandidacyEvent, { readonly type: Type }>['data'];

interface Rule<Told> {
  readonly notice: NoticeCode | ((data: Told) => NoticeCode);
  readonly to: readonly Role[] | ((data: Told) => readonly Role[]);
  /** What the fact is about within the path, so that a later fact about the same settles it. */
  readonly about?: (data: Told) => string;
  /** What makes this fact one occasion, however often it is delivered; by default its own place in its stream. */
  readonly occasion?: (data: Told, path: EnrolledCandidacy) => string;
}
type Rules = { readonly [Type in CandidacyEvent['type']]?: Rule<Data<Type>> };

const ofStep: Readonly<Record<LadderStep['kind'], NoticeCode>> = {
  reminder: 'deadline-reminder',
  escalation: 'deadline-escalation',
  substitution: 'deadline-substitution',
  task: 'deadline-task',
};

/** Which facts are told to whom. A fact without a line is told to nobody: so it is with a reminder that was skipped. */
export const notices: Rules = {
  DeadlineStepTaken: { notice: ({ kind }) => ofStep[kind], to: ({ to }) => [to], occasion: stepOccasion },
  PathBlocked: { notice: 'path-blocked', to: ({ owner }) => [owner] },
  OverrideProposed: { notice: 'override-proposed', to: ['operations'], about: ({ override }) => override },
  CorrectionProposed: {
    notice: 'correction-proposed',
    to: ['school-lead', 'operations'],
    about: ({ piece }) => piece,
  },
  FileQueued: { notice: 'file-queued', to: ['school-lead'], about: ({ piece }) => piece },
  WorkSentBack: { notice: 'work-sent-back', to: ['tutor', 'trainer'], about: ({ piece }) => piece },
  // What is asked says something of somebody's health: the words do not even name it.
  AccommodationAsked: {
    notice: 'confidential-request',
    to: ['disability-referent'],
    about: ({ accommodation }) => accommodation,
  },
  AccommodationProposed: {
    notice: 'confidential-request',
    to: ['operations'],
    about: ({ accommodation }) => accommodation,
  },
  CandidateTransferred: { notice: 'candidate-transferred', to: ['school-lead'] },
  AnomalyReported: { notice: 'anomaly-reported', to: ['operations'], about: ({ work }) => work },
  CreditsWithheld: { notice: 'credits-withheld', to: ['school-lead'], about: ({ work }) => work },
  DecisionPronounced: { notice: 'decision-pronounced', to: ['school-lead', 'pedagogical-referent'] },
  DecisionAnnulled: { notice: 'decision-annulled', to: ['school-lead', 'pedagogical-referent'] },
  AppealLodged: { notice: 'appeal-lodged', to: ['operations'] },
  AppealAnswered: { notice: 'appeal-answered', to: ['school-lead'] },
};

type Withdrawals = { readonly [Type in CandidacyEvent['type']]?: (data: Data<Type>) => readonly string[] };

/** Facts that make earlier notices pointless: the occasions that begin so are no longer told to those who were not told yet. */
export const withdrawals: Withdrawals = {
  DeadlineArmed: ({ deadline }) => [`${deadline}@`],
  DeadlineCleared: ({ deadline, armedAt }) => [`${deadline}@${armedAt}/`],
  DeadlineStepAnnulled: ({ deadline, armedAt, step }) => [`${deadline}@${armedAt}/${step}/`],
  PathRetried: () => ['PathBlocked@'],
  OverrideConfirmed: ({ override }) => [`OverrideProposed/${override}@`],
  MarkCorrected: ({ piece }) => [`CorrectionProposed/${piece}@`],
  CorrectionDeclined: ({ piece }) => [`CorrectionProposed/${piece}@`],
  FileSettled: ({ piece }) => [`FileQueued/${piece}@`],
  WorkEvaluated: ({ piece }) => [`WorkSentBack/${piece}@`],
  AccommodationGranted: ({ accommodation }) => accommodationOccasions(accommodation),
  AccommodationRefused: ({ accommodation }) => accommodationOccasions(accommodation),
  AnomalySettled: ({ work }) => [`AnomalyReported/${work}@`, `CreditsWithheld/${work}@`],
  DecisionAnnulled: () => ['DecisionPronounced@'],
};

/** One notice before anybody is named: codes and instants, never a mark or a reason. */
export interface Notice {
  readonly notice: NoticeCode;
  readonly to: readonly Role[];
  readonly occasion: string;
  readonly stage: string | null;
  readonly due: Instant | null;
}

/** Whether the fact matters to the outbox at all: most do not, and their paths need not be read. */
export function isTold(type: string): boolean {
  return Object.hasOwn(notices, type);
}

/** Null for a fact that nobody is told. `path` is the candidacy as the fact left it. */
export function noticeOf(event: CandidacyEvent, revision: number, path: EnrolledCandidacy): Notice | null {
  const rule = notices[event.type] as Rule<CandidacyEvent['data']> | undefined;
  if (!rule) return null;
  const { data } = event;
  const deadline = 'deadline' in data && typeof data.deadline === 'string' ? path.deadlines[data.deadline] : undefined;
  const stage = 'stage' in data && typeof data.stage === 'string' ? data.stage : deadline?.stage;
  const about = rule.about ? `/${rule.about(data)}` : '';
  return {
    notice: typeof rule.notice === 'function' ? rule.notice(data) : rule.notice,
    to: typeof rule.to === 'function' ? rule.to(data) : rule.to,
    occasion: rule.occasion?.(data, path) ?? `${event.type}${about}@${revision}`,
    stage: stage ?? null,
    due: deadline?.due ?? null,
  };
}

/** How the occasions begin that this fact settles. */
export function withdrawnBy(event: CandidacyEvent): readonly string[] {
  const rule = withdrawals[event.type] as ((data: CandidacyEvent['data']) => readonly string[]) | undefined;
  return rule?.(event.data) ?? [];
}

/** A step that was annulled and is taken again is told again. */
function stepOccasion({ deadline, armedAt, step }: Data<'DeadlineStepTaken'>, path: EnrolledCandidacy): string {
  const annulled = path.deadlines[deadline]?.ladder.find((rung) => rung.step === step)?.annulled ?? 0;
  return `${deadline}@${armedAt}/${step}/${annulled === 0 ? '' : annulled}`;
}

function accommodationOccasions(accommodation: string): readonly string[] {
  return [`AccommodationAsked/${accommodation}@`, `AccommodationProposed/${accommodation}@`];
}
