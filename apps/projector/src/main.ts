import { loadCalendars } from '@parchemin/calendars';
import { candidacyUpcasters } from '@parchemin/candidacy';
import { openEventStore } from '@parchemin/event-store';
import { groupUpcasters } from '@parchemin/groups';
import { loadSchemes } from '@parchemin/schemes';
import { openLog, readSettings, stopWhenAsked } from '@parchemin/service';
import { startProcess } from './projector-process.js';

const settings = readSettings(process.env, ['EVENTSTORE_URL', 'DATABASE_URL']);
const log = openLog('projector', settings.PARCHEMIN_LOG_LEVEL);
const events = openEventStore(settings.EVENTSTORE_URL, { upcasters: [...candidacyUpcasters, ...groupUpcasters] });
const running = await startProcess({
  settings,
  events,
  schemes: loadSchemes(settings.PARCHEMIN_SEEDS),
  calendars: loadCalendars(settings.PARCHEMIN_SEEDS),
  told: (event, detail) => log.info(detail, event),
});
process.stdout.write(`${JSON.stringify({ event: 'ready', healthPort: running.healthPort })}\n`);

stopWhenAsked(settings.PARCHEMIN_PARENT_PID, log, () => running.stop().then(() => events.close()));
