import { z } from 'zod';
import { CandidacyId } from './candidacy.js';

const instant = z.iso.datetime();

export const NotificationView = z.strictObject({
  id: z.string(),
  notice: z.string(),
  /** `daily` came with the digest of a day, `prompt` by itself. */
  urgency: z.enum(['daily', 'prompt']),
  candidacy: CandidacyId,
  /** French sentences, made once when the person was told. */
  sentence: z.string(),
  advice: z.string(),
  happenedAt: instant,
  readAt: instant.nullable(),
  /** Since when there is nothing left to do about it. */
  settledAt: instant.nullable(),
});
export type NotificationView = z.infer<typeof NotificationView>;

/** What the signed-in person was told, the latest first. */
export const NotificationList = z
  .strictObject({ notifications: z.array(NotificationView), unread: z.int(), next: z.string().nullable() })
  .meta({ id: 'NotificationList' });
export type NotificationList = z.infer<typeof NotificationList>;

const notificationId = z.string().regex(/^[0-9a-f]{32}$/);

export const MarkNotificationsRead = z
  .strictObject({ ids: z.array(notificationId).min(1).max(100) })
  .meta({ id: 'MarkNotificationsRead' });
export type MarkNotificationsRead = z.infer<typeof MarkNotificationsRead>;

export const UnreadNotifications = z.strictObject({ unread: z.int() }).meta({ id: 'UnreadNotifications' });
export type UnreadNotifications = z.infer<typeof UnreadNotifications>;

export const OutgoingMail = z.strictObject({
  id: notificationId,
  address: z.string(),
  subject: z.string(),
  text: z.string(),
  sealedAt: instant,
  state: z.enum(['waiting', 'sent', 'parked']),
  attempts: z.int(),
  sentAt: instant.nullable(),
  failure: z.string().nullable(),
  /** Whether it lies in the local mailbox, from where it can be read as it is. */
  local: z.boolean(),
});
export type OutgoingMail = z.infer<typeof OutgoingMail>;

/** `local`: no mail server is set, and messages stay where they are made. Null before the first start of the outbox. */
export const OutgoingMails = z
  .strictObject({
    transport: z.enum(['smtp', 'local']).nullable(),
    waiting: z.int(),
    parked: z.int(),
    mails: z.array(OutgoingMail),
  })
  .meta({ id: 'OutgoingMails' });
export type OutgoingMails = z.infer<typeof OutgoingMails>;
