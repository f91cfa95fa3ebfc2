import type { CandidacyEvent, EnrolledCandidacy, LadderStep } from '@parchemin/candidacy';
import type { Instant, Role } from '@parchemin/kernel';

/** What is said; each has its words in `notices.messages.fr.ts`. */
export type NoticeCode =
  'deadline-reminder' | 'deadline-escalation' | 'deadline-substitution' | 'deadline-task' | 'path-blocked';

/** Reminders wait for the day's digest; an alert leaves as soon as the hour allows. */
export type Urgency = 'reminder' | 'alert';

export const urgencies: Readonly<Record<NoticeCode, Urgency>> = {
  'deadline-reminder': 'reminder',
  'deadline-escalation': 'alert',
  'deadline-substitution': 'alert',
  'deadline-task': 'alert',
  'path-blocked': 'alert',
};

interface Rule<Data> {
  readonly notice: NoticeCode | ((data: Data) => NoticeCode);
  readonly to: readonly Role[] | ((data: Data) => readonly Role[]);
  /** What makes this fact one occasion, however often it is delivered; by default its own place in its stream. */
  readonly occasion?: (data: Data) => string;
}
type Rules = {
  readonly [Type in CandidacyEvent['type']]?: Rule<Extract<CandidacyEvent, { readonly type: Type }>['data']>;
};

const ofStep: Readonly<Record<LadderStep['kind'], NoticeCode>> = {
  reminder: 'deadline-reminder',
  escalation: 'deadline-escalation',
  substitution: 'deadline-substitution',
  task: 'deadline-task',
};

/** Which facts are told to whom. A fact without a line is told to nobody: so it is with a reminder that was skipped. */
export const notices: Rules = {
  DeadlineStepTaken: {
    notice: ({ kind }) => ofStep[kind],
    to: ({ to }) => [to],
    occasion: ({ deadline, armedAt, step }) => `${deadline}@${armedAt}/${step}`,
  },
  PathBlocked: { notice: 'path-blocked', to: ({ owner }) => [owner] },
};

type Withdrawals = {
  readonly [Type in CandidacyEvent['type']]?: (
    data: Extract<CandidacyEvent, { readonly type: Type }>['data'],
  ) => string;
};

/** Facts that make notices pointless: the occasions that begin so are no longer told to those who have not been told yet. */
export const withdrawals: Withdrawals = {
  DeadlineCleared: ({ deadline, armedAt }) => `${deadline}@${armedAt}/`,
  PathRetried: () => 'PathBlocked@',
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

/** How the occasions begin that this fact settles, or null. */
export function withdrawnBy(event: CandidacyEvent): string | null {
  const rule = withdrawals[event.type] as ((data: CandidacyEvent['data']) => string) | undefined;
  return rule?.(event.data) ?? null;
}

/** Null for a fact that nobody is told. `path` is the candidacy as the fact left it. */
export function noticeOf(event: CandidacyEvent, revision: number, path: EnrolledCandidacy): Notice | null {
  const rule = notices[event.type] as Rule<CandidacyEvent['data']> | undefined;
  if (!rule) return null;
  const { data } = event;
  const deadline = 'deadline' in data && typeof data.deadline === 'string' ? path.deadlines[data.deadline] : undefined;
  const stage = 'stage' in data && typeof data.stage === 'string' ? data.stage : deadline?.stage;
  return {
    notice: typeof rule.notice === 'function' ? rule.notice(data) : rule.notice,
    to: typeof rule.to === 'function' ? rule.to(data) : rule.to,
    occasion: rule.occasion?.(data) ?? `${event.type}@${revision}`,
    stage: stage ?? null,
    due: deadline?.due ?? null,
  };
}
