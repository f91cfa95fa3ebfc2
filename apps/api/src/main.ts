import 'reflect-metadata';
import { loadCalendars } from '@parchemin/calendars';
import { candidacyUpcasters } from '@parchemin/candidacy';
import { candidacyLedger, cohortLedger, groupLedger } from '@parchemin/commands';
import { openEventStore } from '@parchemin/event-store';
import { openFolder } from '@parchemin/file-contents';
import { groupUpcasters } from '@parchemin/groups';
import { openNotifications } from '@parchemin/notifications';
import { listenToViews, migrateViews, openDatabase, viewPosition } from '@parchemin/read-models';
import { loadSchemeDocuments, loadSchemes } from '@parchemin/schemes';
import { clockOf, newRegistry, openLog, readSettings, stopWhenAsked } from '@parchemin/service';
import { sql } from 'kysely';
import type { AddressInfo } from 'node:net';
import { openApplication } from './application.js';
import { ChangeFeed } from './candidacy/change-feed.js';
import { observedLedger } from './candidacy/observed-ledger.js';
import { StoredRecords } from './candidacy/records.js';
import { sweepNowAndThen } from './files/orphan-sweep.js';
import { StoredCohortMembers } from './cohorts/cohort-members.js';
import { StoredForecasts } from './forecast/forecasts.js';
import { ConsoleFiles } from './http/console-files.js';
import { Readiness } from './http/readiness.js';
import { ReadLag } from './http/read-lag.js';
import { StoredInboxes } from './notifications/inboxes.js';
import { keyOf } from './sign-in/credentials.js';
import { addDemoAccounts } from './sign-in/demo-accounts.js';
import { Passwords } from './sign-in/passwords.js';
import { StoredCredentials } from './sign-in/stored-credentials.js';

const settings = readSettings(process.env, ['EVENTSTORE_URL', 'DATABASE_URL']);
const log = openLog('api', settings.PARCHEMIN_LOG_LEVEL);
const store = openEventStore(settings.EVENTSTORE_URL, { upcasters: [...candidacyUpcasters, ...groupUpcasters] });
const database = openDatabase(settings.DATABASE_URL);
await migrateViews(database.db);

const credentials = await StoredCredentials.open(database.db);
const passwords = new Passwords();
// A dozen passwords take a moment to hash; the rest of the start goes on meanwhile.
const demoReady =
  settings.PARCHEMIN_DEMO === '1' ? addDemoAccounts(settings.PARCHEMIN_SEEDS, credentials, passwords) : undefined;
if (settings.PARCHEMIN_MACHINE_TOKEN !== undefined) {
  const machine = { id: 'machine', name: 'machine', role: 'operations', school: null } as const;
  await credentials.addMachine(keyOf(settings.PARCHEMIN_MACHINE_TOKEN), machine);
}

const feed = new ChangeFeed();
const listener = listenToViews(settings.DATABASE_URL, {
  onChanged: (changed) => feed.changed(changed),
  onGap: () => feed.lookAll(),
});
const schemes = loadSchemes(settings.PARCHEMIN_SEEDS);
const files = await openFolder(settings.PARCHEMIN_FILES);
const sweep = sweepNowAndThen(files, store, log);
const calendars = loadCalendars(settings.PARCHEMIN_SEEDS);
const lag = new ReadLag();
const application = await openApplication({
  ledger: observedLedger(candidacyLedger({ store, schemes, calendars }), lag),
  groups: groupLedger({ store, schemes }),
  cohorts: cohortLedger({ store, calendars }),
  cohortMembers: new StoredCohortMembers(database.db),
  facts: store,
  files,
  schemes,
  calendars,
  schemeDocuments: (reference) => loadSchemeDocuments(settings.PARCHEMIN_SEEDS, reference)[0],
  clock: clockOf(settings.PARCHEMIN_CLOCK),
  records: new StoredRecords(database.db),
  feed,
  forecasts: new StoredForecasts(database.db, schemes, calendars),
  inboxes: new StoredInboxes(await openNotifications(database.db)),
  credentials,
  passwords,
  readiness: new Readiness(
    { 'event-store': () => store.ping(), postgres: () => sql`select 1`.execute(database.db) },
    async () => lag.behindSeconds(await viewPosition(database.db, 'candidate_record'), Date.now()),
  ),
  consoleFiles: new ConsoleFiles(settings.PARCHEMIN_WEB),
  registry: newRegistry(),
  log,
});
await demoReady;
await application.listen(settings.PARCHEMIN_PORT, settings.PARCHEMIN_HOST);
const { port } = application.getHttpServer().address() as AddressInfo;
process.stdout.write(`${JSON.stringify({ event: 'ready', port })}\n`);

// Requests under way are answered; then the parts behind them are let go.
stopWhenAsked(settings.PARCHEMIN_PARENT_PID, log, async () => {
  sweep.stop();
  await application.close();
  await Promise.all([listener.close(), store.close(), database.close()]);
});
