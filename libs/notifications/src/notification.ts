import type { EnrolledCandidacy, CandidacyEvent } from '@parchemin/candidacy';
import { millisOf, type Instant, type Role } from '@parchemin/kernel';
import { createHash } from 'node:crypto';
import { dueInFull } from './french-time.js';
import { leavesAt, placeOf, type Hours, type Place } from './hours.js';
import { noticeOf, urgencies, type NoticeCode, type Urgency } from './notices.js';
import { words } from './notices.messages.fr.js';

/** One person told of one occasion by one channel: a fact of the outbox, written once and never made again. */
export interface Notification {
  /** The digest of `key`: the same at every delivery of the same fact. */
  readonly id: string;
  readonly key: string;
  readonly recipient: string;
  readonly channel: 'mail' | 'in-app';
  readonly candidacy: string;
  /** The fact's own place in the candidacy's stream. */
  readonly revision: number;
  readonly occasion: string;
  readonly notice: NoticeCode;
  readonly urgency: Urgency;
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
  readonly happenedAt: Instant;
  /** Of a mail: where it goes, the place whose hours count, and when it may leave. */
  readonly address: string | null;
  readonly place: Place;
  readonly dueAt: Instant;
}

/** Somebody with an account. Without an address they are told in the console alone. */
export interface Recipient {
  readonly id: string;
  readonly school: string | null;
  readonly address: string | null;
}

/** The people of a role at a school; the certifier's own, where the role belongs to no school. */
export type FindRecipients = (role: Role, school: string) => Promise<readonly Recipient[]>;

/** A fact of a candidacy, with the path as it left it. */
export interface Fact {
  readonly candidacy: string;
  readonly event: CandidacyEvent;
  readonly revision: number;
  readonly path: EnrolledCandidacy;
  /** Whoever acted knows. */
  readonly by: string;
  readonly happenedAt: Instant;
}

export interface Telling {
  readonly hours: Hours;
  readonly now: Instant;
  readonly findRecipients: FindRecipients;
  /** In French, from the scheme's own data; a code that is unknown there stands for itself. */
  readonly titleOf: (scheme: string, version: number, stage: string | null) => string;
}

/**
 * Those who are told, each by every channel they have. Candidates and jurors are known by assignment alone, and as long
 * as nobody is assigned they are told nothing: a role at a school would name people who have nothing to do with the path.
 */
export async function notificationsOf(fact: Fact, telling: Telling): Promise<readonly Notification[]> {
  const notice = noticeOf(fact.event, fact.revision, fact.path);
  if (!notice) return [];
  const roles = [...new Set(notice.to)].filter((role) => !byAssignment.includes(role));
  const found = await Promise.all(roles.map((role) => telling.findRecipients(role, fact.path.enrolment.school)));
  const others = found.flat().filter(({ id }) => id !== fact.by);
  const people = new Map(others.map((recipient) => [recipient.id, recipient]));
  return [...people.values()].flatMap((recipient) =>
    channelsOf(recipient, fact, telling).map((channel) => addressed(notice, recipient, channel, fact, telling)),
  );
}

export const byAssignment: readonly Role[] = ['candidate', 'juror', 'jury-president', 'process'];

const dayMillis = 86_400_000;

function channelsOf({ address }: Recipient, { happenedAt }: Fact, { hours, now }: Telling): Notification['channel'][] {
  const tooOld = millisOf(now) - millisOf(happenedAt) > hours.tooOldDays * dayMillis;
  return address === null || tooOld ? ['in-app'] : ['in-app', 'mail'];
}

function addressed(
  { notice, occasion, stage, due }: NonNullable<ReturnType<typeof noticeOf>>,
  recipient: Recipient,
  channel: Notification['channel'],
  fact: Fact,
  { hours, now, titleOf }: Telling,
): Notification {
  const { reference, scheme, schemeVersion, calendar } = fact.path.enrolment;
  const key = `${fact.candidacy}/${occasion}>${recipient.id}/${channel}`;
  const place = placeOf(hours, recipient.school);
  const urgency = urgencies[notice];
  return {
    id: createHash('sha256').update(key).digest('hex').slice(0, idLength),
    key,
    recipient: recipient.id,
    channel,
    candidacy: fact.candidacy,
    revision: fact.revision,
    occasion,
    notice,
    urgency,
    ...words[notice]({
      reference,
      scheme: titleOf(scheme, schemeVersion, null),
      stage: stage === null ? null : titleOf(scheme, schemeVersion, stage),
      due: due === null ? null : dueInFull(due, calendar.zone),
    }),
    happenedAt: fact.happenedAt,
    address: channel === 'mail' ? recipient.address : null,
    place,
    dueAt: channel === 'mail' ? leavesAt(hours, urgency, place, now) : fact.happenedAt,
  };
}

/** 128 bits: two keys that meet in one id are not to be expected in the life of any installation. */
const idLength = 32;
