import { loadCalendars } from '@parchemin/calendars';
import { candidacyLedger, cohortLedger, type CohortRequest } from '@parchemin/commands';
import type { PlannedCohort } from '@parchemin/cohorts';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import { instantFromMillis, type Actor, type CommandId } from '@parchemin/kernel';
import { countMembers, listCohorts, listMembers, openDatabase, type OpenedDatabase } from '@parchemin/read-models';
import { loadSchemes } from '@parchemin/schemes';
import { readSettings } from '@parchemin/service';
import { candidacyNumber, startParts, type RunningParts } from '@parchemin/testing';
import { resolve } from 'node:path';
import { startProcess, type ProjectorProcess } from '../projector-process.js';

const seeds = resolve(__dirname, '../../../../seeds');
const [schemes, calendars] = [loadSchemes(seeds), loadCalendars(seeds)];
const operations: Actor = { id: 'op', role: 'operations', school: null };
const itself: Actor = { id: 'process', role: 'process', school: null };
const members = Array.from({ length: 36 }, (_, which) => candidacyNumber(which));
const cohort = 'autumn';
const dates = {
  ...{ start: '2026-09-07', 'continuous-assessment-end': '2099-06-01', end: '2099-06-30', exam: '2099-06-14' },
  ...{ deposit: '2099-09-01', oral: '2099-10-01', jury: '2099-11-01' },
};

describe('a calendar moved for a cohort, on the real store, database and process', () => {
  let parts: RunningParts;
  let events: EventStore;
  let database: OpenedDatabase;
  let projector: ProjectorProcess;
  let keys = 0;

  beforeAll(async () => {
    parts = await startParts({ postgres: true, eventNode: true });
    events = openEventStore(parts.url('event-store'));
    database = openDatabase(parts.url('postgres'));
    projector = await start();
  });

  afterAll(async () => {
    await projector.stop();
    await database.close();
    await events.close();
    await parts.stop();
  });

  it('comes to all who joined with whatever calendar, once the cohort is planned', async () => {
    await Promise.all(members.slice(0, 12).map((id) => enrol(id, true)));
    await ask({ type: 'PlanCohort', calendar: calendarOf(), reason: 'autumn' });
    expect(await settledAt(0)).toMatchObject({ settled: { members: 12, refused: 0 } });
    await Promise.all(members.slice(12, 24).map((id) => enrol(id, false)));
    expect(await dues()).toEqual(new Set(['2099-06-01T21:59:59.000Z']));
  });

  it('reaches everybody through moves, enrolments and a process that stops meanwhile', async () => {
    await ask({ type: 'MoveCohort', dates: { 'continuous-assessment-end': '2099-06-08' }, reason: 'strike' });
    const joining = Promise.all(members.slice(24).map((id) => enrol(id, false)));
    await projector.stop();
    await ask({ type: 'MoveCohort', dates: { 'continuous-assessment-end': '2099-06-15' }, reason: 'strike again' });
    await joining;
    projector = await start();
    const last = (await standing()).version;
    expect(await settledAt(last)).toMatchObject({ refused: {}, settled: { members: members.length, refused: 0 } });
    expect(await countMembers(database.db, cohort, last)).toEqual({ members: members.length, current: members.length });
    expect(await dues()).toEqual(new Set(['2099-06-15T21:59:59.000Z']));
  });

  it('is seen in the list: how many belong to the cohort, and page by page who they are', async () => {
    expect(await listCohorts(database.db)).toEqual([{ cohort, members: members.length, planned: true }]);
    const first = await listMembers(database.db, { cohort, after: null, limit: 20 });
    const rest = await listMembers(database.db, { cohort, after: first.at(-1)!.candidacy, limit: 20 });
    expect([...first, ...rest].map(({ candidacy }) => candidacy)).toEqual([...members].sort());
    expect(rest.at(-1)).toMatchObject({ school: 'lyon', plan: { running: [{ due: '2099-06-15T21:59:59.000Z' }] } });
  });

  it('is written once to each of them, by the one who moved it', async () => {
    const last = (await standing()).version;
    for (const id of members) {
      const moves = [];
      for await (const { event, metadata } of events.readStream(`candidacy-${id}`)) {
        if (event.type === 'CalendarMoved')
          moves.push({ ...event.data, by: metadata.actor, commandId: metadata.commandId });
      }
      const ids = moves.map(({ commandId }) => commandId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(moves.at(-1) ?? { by: operations }).toMatchObject({ by: operations });
      if (moves.length > 0) expect(ids.at(-1)).toBe(`cohort:cohort-${cohort}@${last}/${id}`);
    }
  });

  function calendarOf() {
    return { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', dates };
  }

  async function ask(request: CohortRequest): Promise<void> {
    const commandId = `person:op:${(keys += 1)}` as CommandId;
    const asking = { by: operations, at: instantFromMillis(Date.now()), commandId };
    const answer = await cohortLedger({ store: events, calendars }).execute(cohort, request, asking);
    if ('refused' in answer) throw new Error(answer.refused);
  }

  async function enrol(id: string, own: boolean): Promise<void> {
    const ledger = candidacyLedger({ store: events, schemes, calendars });
    const who = { reference: id, scheme: 'cgco', schemeVersion: 1, school: 'lyon', cohort };
    const calendar = own ? calendarOf() : undefined;
    const at = instantFromMillis(Date.now());
    const key = (name: string) => `person:op:${name}-${id}` as CommandId;
    await ledger.execute(
      id,
      { type: 'EnrolCandidate', ...who, calendar },
      { by: operations, at, commandId: key('enrol') },
    );
    const opening = { type: 'OpenStage', stage: 'continuous-assessment' } as const;
    const answer = await ledger.execute(id, opening, { by: itself, at, commandId: key('open') });
    if ('refused' in answer) throw new Error(answer.refused);
  }

  async function standing(): Promise<PlannedCohort> {
    const loaded = await cohortLedger({ store: events, calendars }).load(cohort);
    if ('refused' in loaded || loaded.state.status === 'absent') throw new Error('no cohort');
    return loaded.state;
  }

  async function settledAt(version: number): Promise<PlannedCohort> {
    for (;;) {
      const state = await standing();
      if (state.version === version && state.settled) return state;
      await new Promise((again) => setTimeout(again, 50));
    }
  }

  async function dues(): Promise<Set<string>> {
    const ledger = candidacyLedger({ store: events, schemes, calendars });
    const joined = await Promise.all(members.map((id) => ledger.load(id)));
    const states = joined.flatMap((loaded) => ('refused' in loaded ? [] : [loaded.state]));
    const due = states.map((state) =>
      state.status === 'absent' ? null : state.deadlines['continuous-assessment-marks']?.due,
    );
    return new Set(due.filter((one): one is NonNullable<typeof one> => Boolean(one)));
  }

  function start(): Promise<ProjectorProcess> {
    const env = { EVENTSTORE_URL: parts.url('event-store'), DATABASE_URL: parts.url('postgres'), PARCHEMIN_PORT: '0' };
    const settings = readSettings(env, ['EVENTSTORE_URL', 'DATABASE_URL']);
    return startProcess({ settings, events, schemes, calendars, told: () => {} });
  }
});
