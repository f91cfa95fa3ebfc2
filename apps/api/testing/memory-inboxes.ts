import type { NotificationList, NotificationView, OutgoingMails } from '@parchemin/contracts';
import type { Instant } from '@parchemin/kernel';
import { Inboxes } from '../src/notifications/inboxes.js';

/** What each person was told, and one mail that lies in the local mailbox. */
export class MemoryInboxes extends Inboxes {
  readonly told = new Map<string, NotificationView[]>();
  readonly sources = new Map<string, string>();

  async list({ recipient, limit }: { recipient: string; limit: number }): Promise<NotificationList> {
    return { notifications: this.#of(recipient).slice(0, limit), unread: this.#unread(recipient), next: null };
  }

  async markRead(recipient: string, ids: readonly string[], now: Instant): Promise<number> {
    const read = (one: NotificationView) => (ids.includes(one.id) ? { ...one, readAt: one.readAt ?? now } : one);
    this.told.set(recipient, this.#of(recipient).map(read));
    return this.#unread(recipient);
  }

  async outgoing(): Promise<OutgoingMails> {
    return { transport: 'local', waiting: 0, parked: 0, mails: [] };
  }

  async findSource(mail: string): Promise<string | undefined> {
    return this.sources.get(mail);
  }

  #of(recipient: string): NotificationView[] {
    return this.told.get(recipient) ?? [];
  }

  #unread(recipient: string): number {
    return this.#of(recipient).filter(({ readAt }) => readAt === null).length;
  }
}
