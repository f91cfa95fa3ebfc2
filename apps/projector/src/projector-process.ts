import type { Calendars } from '@parchemin/calendars';
import type { EventStore } from '@parchemin/event-store';
import { loadHours } from '@parchemin/notifications';
import {
  migrateViews,
  openDatabase,
  postgresViewStore,
  tryLease,
  viewsBy,
  type OpenedDatabase,
} from '@parchemin/read-models';
import { stageOrdersOf, type Schemes } from '@parchemin/schemes';
import { clockOf, newRegistry, serveHealth, type AdminRoute, type Settings } from '@parchemin/service';
import { startCouriers, type StartedCouriers } from './couriers/index.js';
import { faultOf, measure } from './observation.js';
import { startOutbox, type StartedOutbox } from './outbox/index.js';
import { patiently } from './patience.js';
import { startProjector, type Projector } from './projector.js';
import { openRebuilds } from './rebuilds.js';
import { recoverRoute, startReactor, type StartedReactor } from './reactor/index.js';

export interface ProcessParts {
  readonly settings: Settings & { readonly DATABASE_URL: string };
  readonly events: EventStore;
  readonly schemes: Schemes;
  readonly calendars: Calendars;
  /** Codes, ids and counts only. */
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
}

export interface ProjectorProcess {
  readonly healthPort: number;
  stop(): Promise<void>;
}

interface Started {
  projector: Projector | null;
  reactor: StartedReactor | null;
  outbox: StartedOutbox | null;
  couriers: StartedCouriers | null;
  /** Served as soon as they are here. */
  readonly routes: AdminRoute[];
  fault: string | null;
}

/** Health is served from the first moment; the views and the reactor start as soon as what they need is there. */
export async function startProcess(parts: ProcessParts): Promise<ProjectorProcess> {
  const { settings } = parts;
  const database = openDatabase(settings.DATABASE_URL);
  const registry = newRegistry();
  const started: Started = { projector: null, reactor: null, outbox: null, couriers: null, routes: [], fault: null };
  const stopping = new AbortController();
  const health = await serveHealth(
    { host: settings.PARCHEMIN_HOST, port: settings.PARCHEMIN_PORT },
    {
      ready: async () => ({ views: viewsFault(started) }),
      // People read the views while Temporal or the mail server is away, so that must not take the process out of service.
      beside: (): Record<string, string | null> => ({
        ...(settings.TEMPORAL_ADDRESS === undefined ? {} : { reactor: faultIn(started, started.reactor) }),
        outbox: faultIn(started, started.outbox),
        couriers: faultIn(started, started.couriers),
      }),
    },
    registry,
    { token: settings.PARCHEMIN_ADMIN_TOKEN, routes: started.routes },
  );
  measure(() => started.projector?.status ?? null, registry);
  const starting = startAll({ ...parts, database, registry, started }, stopping.signal);
  return {
    healthPort: health.port,
    async stop() {
      stopping.abort();
      await starting;
      const { projector, reactor, outbox, couriers } = started;
      await Promise.all([projector?.stop(), reactor?.stop(), outbox?.stop(), couriers?.stop(), health.close()]);
      await database.close();
    },
  };
}

type Starting = ProcessParts & {
  readonly database: OpenedDatabase;
  readonly registry: ReturnType<typeof newRegistry>;
  readonly started: Started;
};

async function startAll(parts: Starting, stopped: AbortSignal): Promise<void> {
  const { database, started, told } = parts;
  const onFault = (error: unknown): void => {
    started.fault = error instanceof Error ? error.message : String(error);
    told('start-failed', { failure: started.fault });
  };
  await patiently(() => migrateViews(database.db), stopped, onFault);
  if (stopped.aborted) return;
  startViews(parts);
  await Promise.all([
    patiently(() => startPoking(parts), stopped, onFault),
    patiently(() => startTelling(parts), stopped, onFault),
    patiently(() => startDelivering(parts), stopped, onFault),
  ]);
}

function startViews({ settings, events, schemes, database, started, told }: Starting): void {
  const views = viewsBy(stageOrdersOf(schemes));
  const store = postgresViewStore(database.db, database.pool);
  const projector = startProjector({
    store,
    events,
    views,
    tryLease: () => tryLease(settings.DATABASE_URL, 'projector'),
    onFault: (error) => told('projection-failed', { failure: error instanceof Error ? error.message : 'unknown' }),
    onLive: (lanes) => rebuilds.mendOutdated(lanes),
  });
  const rebuilds = openRebuilds({ projector, store, events, db: database.db }, views, told);
  started.projector = projector;
  started.routes.push(rebuilds.route);
}

/** Without an address of Temporal the process keeps views and pokes nobody. */
async function startPoking({ settings, events, schemes, database, registry, started, told }: Starting): Promise<void> {
  if (settings.TEMPORAL_ADDRESS === undefined) return;
  const reactor = await startReactor({
    store: events,
    db: database.db,
    orders: stageOrdersOf(schemes),
    temporal: { address: settings.TEMPORAL_ADDRESS, namespace: settings.TEMPORAL_NAMESPACE },
    clock: clockOf(settings.PARCHEMIN_CLOCK),
    registry,
    tryLease: () => tryLease(settings.DATABASE_URL, 'reactor'),
    told,
  });
  started.reactor = reactor;
  started.routes.push(recoverRoute(reactor));
}

async function startTelling({ settings, events, schemes, database, registry, started, told }: Starting): Promise<void> {
  const outbox = await startOutbox({
    events,
    db: database.db,
    clock: clockOf(settings.PARCHEMIN_CLOCK),
    hours: loadHours(settings.PARCHEMIN_SEEDS),
    titleOf: (scheme, version, stage) => titleOf(schemes, scheme, version, stage),
    mail: { sender: settings.PARCHEMIN_MAIL_FROM, consoleUrl: settings.PARCHEMIN_URL },
    smtpUrl: settings.PARCHEMIN_SMTP_URL,
    registry,
    tryLease: () => tryLease(settings.DATABASE_URL, 'outbox'),
    told,
  });
  started.outbox = outbox;
  started.routes.push(outbox.route);
}

async function startDelivering(parts: Starting): Promise<void> {
  const { settings, events, schemes, calendars, database, started, told } = parts;
  started.couriers = await startCouriers({
    ...{ events, schemes, calendars, told, db: database.db },
    clock: clockOf(settings.PARCHEMIN_CLOCK),
    tryLease: (name) => tryLease(settings.DATABASE_URL, name),
  });
}

/** A scheme or a stage that this release does not know is named by its code. */
function titleOf(schemes: Schemes, scheme: string, version: number, stage: string | null): string {
  const known = schemes.find(scheme, version);
  if (stage === null) return known?.title ?? scheme;
  return known?.stages.find(({ code }) => code === stage)?.title ?? stage;
}

const notYet = 'starting';

function viewsFault({ projector, fault }: Started): string | null {
  return projector ? faultOf(projector.status) : (fault ?? notYet);
}

function faultIn({ fault }: Started, part: { fault(): string | null } | null): string | null {
  return part ? part.fault() : (fault ?? notYet);
}
