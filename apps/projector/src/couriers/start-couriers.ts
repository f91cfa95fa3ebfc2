import type { Calendars } from '@parchemin/calendars';
import { cohortStreams } from '@parchemin/cohorts';
import { candidacyLedger, cohortLedger, groupLedger } from '@parchemin/commands';
import type { EventStore } from '@parchemin/event-store';
import { groupStreams } from '@parchemin/groups';
import type { Clock } from '@parchemin/kernel';
import type { Database, Lease } from '@parchemin/read-models';
import type { Schemes } from '@parchemin/schemes';
import { postgresCheckpoint } from './checkpoint.js';
import { cohortFanOut } from './cohort-fan-out.js';
import { membersIn } from './cohort-members.js';
import { Courier, type CourierParts } from './courier.js';
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
  const cohorts = cohortLedger({ store: events, calendars }, bounds);
  const members = membersIn(db, events);
  const start = async (name: string, parts: Pick<CourierParts, 'streams' | 'deliver'>): Promise<Courier> => {
    const checkpoint = await postgresCheckpoint(db, name);
    return new Courier({ name, events, told, checkpoint, tryLease: () => tryLease(`courier-${name}`), ...parts });
  };
  const couriers = [
    await start('groups', {
      streams: groupStreams,
      deliver: groupDelivery({ events, candidacies, groups, clock, told }),
    }),
    await start('cohorts', {
      streams: cohortStreams,
      deliver: cohortFanOut({ candidacies, cohorts, members, clock, told }),
    }),
  ];
  return {
    fault: () => couriers.map((courier) => courier.fault()).find((fault) => fault !== null) ?? null,
    stop: async () => void (await Promise.all(couriers.map((courier) => courier.stop()))),
  };
}

/** Few candidacies are met again soon, and other processes write to them meanwhile: hardly any fold is worth keeping. */
const bounds = { cache: { count: 500, bytes: 16 * 1024 * 1024 }, waitingPerStream: 64, attempts: 8 };
