export { dayOf, Hours, leavesAt, nextDigest, opensAt, placeOf } from './hours.js';
export type { Place } from './hours.js';
export { isInboxCursor, listNotifications, markRead, notificationsPerPageAtMost } from './inbox.js';
export type { InboxQuery } from './inbox.js';
export { loadHours } from './load-hours.js';
export { composeMail, mailKeyOf } from './mail.js';
export type { Bundle, Line, Mail, MailSettings } from './mail.js';
export { memoryOutboxStore } from './memory-outbox-store.js';
export type { MemoryOutboxStore } from './memory-outbox-store.js';
export { isTold, withdrawnBy } from './notices.js';
export type { NoticeCode, Urgency } from './notices.js';
export { notificationsOf } from './notification.js';
export type { Fact, FindRecipients, Notification, Recipient, Telling } from './notification.js';
export { findLocalMail, keepLocalMail, listOutgoing } from './outgoing.js';
export { noChange } from './outbox-store.js';
export type {
  Admission,
  Claim,
  FactPlace,
  Outcome,
  OutboxCounts,
  OutboxStore,
  Standing,
  Transport,
  Withdrawal,
} from './outbox-store.js';
export { postgresOutboxStore } from './postgres-outbox-store.js';
export { accountsOf } from './recipients.js';
export { openNotifications } from './tables.js';
export type { NotificationDb } from './tables.js';
