import type { NotificationList, OutgoingMails } from '@parchemin/contracts';
import type { Instant } from '@parchemin/kernel';
import {
  findLocalMail,
  listNotifications,
  listOutgoing,
  markRead,
  type InboxQuery,
  type NotificationDb,
} from '@parchemin/notifications';

/** What the API knows of notifications. Its one production form asks the outbox's own tables. */
export abstract class Inboxes {
  abstract list(query: InboxQuery): Promise<NotificationList>;
  /** Answers how many are left unread. */
  abstract markRead(recipient: string, ids: readonly string[], now: Instant): Promise<number>;
  abstract outgoing(): Promise<OutgoingMails>;
  abstract findSource(mail: string): Promise<string | undefined>;
}

export class StoredInboxes extends Inboxes {
  constructor(private readonly db: NotificationDb) {
    super();
  }

  list(query: InboxQuery): Promise<NotificationList> {
    return listNotifications(this.db, query);
  }

  markRead(recipient: string, ids: readonly string[], now: Instant): Promise<number> {
    return markRead(this.db, recipient, ids, now);
  }

  outgoing(): Promise<OutgoingMails> {
    return listOutgoing(this.db);
  }

  findSource(mail: string): Promise<string | undefined> {
    return findLocalMail(this.db, mail);
  }
}
