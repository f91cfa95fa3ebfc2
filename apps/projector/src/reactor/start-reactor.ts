import type { EventStore } from '@parchemin/event-store';
import type { Clock } from '@parchemin/kernel';
import type { Database, Lease, StageOrders } from '@parchemin/read-models';
import type { AdminRoute } from '@parchemin/service';
import { Gauge, type Registry } from 'prom-client';
import { newsOf } from './news.js';
import { openPathsIn } from './open-paths.js';
import { usualPool } from './poke-pool.js';
import { Reactor, type ReactorTimes } from './reactor.js';
import { postgresReactorMemory } from './reactor-memory.js';
import { againMillis, toleranceMillis } from './sweep.js';
import { temporalGate } from './temporal-gate.js';

export interface ReactorSetting {
  readonly store: EventStore;
  readonly db: Database;
  readonly orders: StageOrders;
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly clock: Clock;
  readonly registry: Registry;
  /** Of its own name: whoever keeps the views need not be the one who pokes. */
  tryLease(): Promise<Lease | undefined>;
  /** Codes, ids and counts only. */
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
  readonly times?: Partial<ReactorTimes>;
}

export interface StartedReactor {
  fault(): string | null;
  report(): ReturnType<Reactor['report']>;
  recover(which: string): Promise<number>;
  stop(): Promise<void>;
}

const usualTimes: ReactorTimes = {
  lookMillis: 1_000,
  saveMillis: 2_000,
  sweepMillis: 5_000,
  toleranceMillis,
  settlingMillis: 60_000,
  againMillis,
  restartMillis: 600_000,
  retryParkedMillis: 60_000,
  longestPauseMillis: 1_000,
};

/** Needs the event store and PostgreSQL to start; Temporal may come whenever it likes. */
export async function startReactor(setting: ReactorSetting): Promise<StartedReactor> {
  const { store, db, orders, temporal, clock, registry, tryLease, told, times } = setting;
  const gate = temporalGate(temporal.address, temporal.namespace);
  const reactor = new Reactor({
    store,
    gate,
    clock,
    told,
    tryLease,
    memory: await postgresReactorMemory(db),
    paths: openPathsIn(db),
    isNews: newsOf(store, orders),
    pool: usualPool,
    times: { ...usualTimes, ...times },
  });
  measure(reactor, registry);
  return {
    fault: () => reactor.fault(),
    report: () => reactor.report(),
    recover: (which) => reactor.recover(which),
    stop: () => reactor.stop().finally(() => gate.close()),
  };
}

/** `POST /admin/recover/all` or `/admin/recover/<candidacy>`, or as many candidacies as an address bears, with commas. */
export function recoverRoute(reactor: Pick<StartedReactor, 'recover'>): AdminRoute {
  return {
    path: /^\/admin\/recover\/([0-9A-Za-z-]{1,64}(?:,[0-9A-Za-z-]{1,64}){0,199})$/,
    run: async ([, named = 'all']) => {
      const recovered = await Promise.all(named.split(',').map((which) => reactor.recover(which)));
      return { recovered: recovered.reduce((sum, each) => sum + each, 0) };
    },
  };
}

function measure(reactor: Reactor, registry: Registry): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name: `parchemin_reactor_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('attached', '1 while Temporal is poked', () => (reactor.fault() === null ? 1 : 0));
  gauge('waiting', 'processes whose poke is not acknowledged', () => reactor.report().waiting);
  gauge('parked', 'processes that cannot be poked', () => reactor.report().parked.length);
  gauge('unserved', 'processes that are due for longer than tolerated', () => reactor.report().unserved);
  gauge('recoveries', 'times that Temporal had forgotten its processes', () => reactor.report().recoveries);
}
