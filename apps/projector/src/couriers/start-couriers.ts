import type { Calendars } from '@parchemin/calendars';
import { candidacyLedger, groupLedger } from '@parchemin/commands';
import type { EventStore } from '@parchemin/event-store';
import { groupStreams } from '@parchemin/groups';
import type { Clock } from '@parchemin/kernel';
import type { Database, Lease } from '@parchemin/read-models';
import type { Schemes } from '@parchemin/schemes';
import { postgresCheckpoint } from './checkpoint.js';
import { Courier } from './courier.js';
import { groupDelivery } from './group-delivery.js';

export interface CourierSetting {
  readonly events: EventStore;
  readonly db: Database;
  readonly schemes: Schemes;
  readonly calendars: Calendars;
  readonly clock: Clock;
  tryLease(name: string): Promise<Lease | undefined>;
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
}

export interface StartedCouriers {
  fault(): string | null;
  stop(): Promise<void>;
}

/** Needs PostgreSQL to start; the event store may come whenever it likes. */
export async function startCouriers(setting: CourierSetting): Promise<StartedCouriers> {
  const { events, db, schemes, calendars, clock, tryLease, told } = setting;
  const candidacies = candidacyLedger({ store: events, schemes, calendars }, bounds);
  const groups = groupLedger({ store: events, schemes }, bounds);
  const name = 'groups';
  const courier = new Courier({
    ...{ name, events, told, streams: groupStreams },
    checkpoint: await postgresCheckpoint(db, name),
    deliver: groupDelivery({ events, candidacies, groups, clock, told }),
    tryLease: () => tryLease(`courier-${name}`),
  });
  return { fault: () => courier.fault(), stop: () => courier.stop() };
}

/** Few candidacies are met again soon, and other processes write to them meanwhile: hardly any fold is worth keeping. */
const bounds = { cache: { count: 500, bytes: 16 * 1024 * 1024 }, waitingPerStream: 64, attempts: 8 };
