import type { EventStore } from '@parchemin/event-store';
import { millisOf, type Clock } from '@parchemin/kernel';
import {
  accountsOf,
  keepLocalMail,
  openNotifications,
  postgresOutboxStore,
  type Hours,
  type MailSettings,
  type Telling,
} from '@parchemin/notifications';
import type { Database, Lease } from '@parchemin/read-models';
import type { AdminRoute } from '@parchemin/service';
import { Gauge, type Registry } from 'prom-client';
import { localPost } from './local-post.js';
import { Outbox, type OutboxTimes } from './outbox.js';
import { smtpPost } from './smtp-post.js';

export interface OutboxSetting {
  readonly events: EventStore;
  readonly db: Database;
  readonly clock: Clock;
  readonly hours: Hours;
  readonly titleOf: Telling['titleOf'];
  readonly mail: MailSettings;
  /** Without one, mails stay in the local mailbox. */
  readonly smtpUrl: string | undefined;
  readonly registry: Registry;
  tryLease(): Promise<Lease | undefined>;
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
  readonly times?: Partial<OutboxTimes>;
}

export interface StartedOutbox {
  fault(): string | null;
  readonly route: AdminRoute;
  stop(): Promise<void>;
}

const usualTimes: OutboxTimes = { lookMillis: 1_000, longestPauseMillis: 3_000, paceMillis: 200 };

/** Needs PostgreSQL to start; the event store and the mail server may come whenever they like. */
export async function startOutbox(setting: OutboxSetting): Promise<StartedOutbox> {
  const { events, db, clock, hours, titleOf, mail, smtpUrl, registry, tryLease, told, times } = setting;
  const tables = await openNotifications(db);
  const store = postgresOutboxStore(tables);
  const post =
    smtpUrl === undefined
      ? localPost((letter, source) => keepLocalMail(tables, letter, source, clock.now()))
      : smtpPost(smtpUrl);
  const telling = { hours, titleOf, findRecipients: accountsOf(tables) };
  const outbox = new Outbox({
    ...{ store, events, post, clock, hours, mail, telling, tryLease, told },
    times: { ...usualTimes, ...times },
  });
  measure(outbox, clock, registry);
  return {
    fault: () => outbox.fault(),
    /** `POST /admin/outbox/retry`: mails that were parked are tried anew. */
    route: { path: /^\/admin\/outbox\/retry$/, run: async () => ({ retried: await store.unpark(clock.now()) }) },
    stop: () => outbox.stop(),
  };
}

function measure(outbox: Outbox, clock: Clock, registry: Registry): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name: `parchemin_outbox_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('waiting', 'notifications and mails that have not left yet', () => outbox.counts.waiting);
  gauge('parked', 'mails that are not tried any more', () => outbox.counts.parkedMails);
  gauge('parked_facts', 'facts that could not be told', () => outbox.counts.parkedFacts);
  gauge('sent', 'mails that this process has seen off', () => outbox.sent);
  gauge('oldest_seconds', 'age of the mail that has waited longest for its first success', () => {
    const { oldestMailAt } = outbox.counts;
    return oldestMailAt === null ? 0 : (millisOf(clock.now()) - millisOf(oldestMailAt)) / 1_000;
  });
}
