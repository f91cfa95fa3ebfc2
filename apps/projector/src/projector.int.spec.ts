import { memoryEventStore, type EventStore } from '@parchemin/event-store';
import {
  findCandidateRecord,
  findLiveVersion,
  listenToViews,
  migrateViews,
  openDatabase,
  postgresViewStore,
  tryLease,
  viewsBy,
  type OpenedDatabase,
  type ViewChanged,
} from '@parchemin/read-models';
import { candidacyNumber, newFact, startParts, tellPath, type RunningParts } from '@parchemin/testing';
import { sql } from 'kysely';
import { startProjector, type Projector } from './projector.js';
import { rebuild } from './rebuild.js';

const views = viewsBy(() => [{ stage: 'continuous-assessment', after: [] }]);
const [record, story] = views;

let parts: RunningParts;
let database: OpenedDatabase;
let events: EventStore;
let running: Projector[] = [];

beforeAll(async () => {
  parts = await startParts({ postgres: true, own: true });
});

beforeEach(async () => {
  database = openDatabase(parts.url('postgres'));
  await sql`drop schema public cascade`.execute(database.db);
  await sql`create schema public`.execute(database.db);
  await migrateViews(database.db);
  events = memoryEventStore();
});

afterEach(async () => {
  await Promise.all(running.map((projector) => projector.stop()));
  running = [];
  await events.close();
  await database.close();
});

afterAll(() => parts.stop());

describe('a projector on PostgreSQL', () => {
  it('comes back by itself when PostgreSQL was killed, and has every fact once', async () => {
    const projector = start();
    await tell(0, 0, 14);
    await caughtUp(projector);
    await parts.kill('postgres');
    const telling = tell(1, 0, 14);
    await until(() => projector.status.phase === 'retrying');
    await parts.start('postgres');
    const last = await telling;
    await until(async () => (await positionOf('candidate_story')) === last);
    expect(await storyLines()).toEqual([14, 14]);
  });

  it('killed in the middle of its transaction leaves the views and their positions as they were', async () => {
    const projector = start();
    await caughtUp(projector);
    const { rows } = await sql`select 1 from candidate_record`.execute(database.db);
    const blocker = await database.pool.connect();
    await blocker.query('begin; lock table candidate_story_v1');
    const last = await tell(0, 0, 14);
    await until(async () => (await waitingBackends()).length === 1);
    const [{ pid }] = (await waitingBackends()) as [{ pid: number }];
    await sql`select pg_terminate_backend(${pid})`.execute(database.db);
    await until(() => projector.status.retries === 1);
    expect((await sql`select 1 from candidate_record`.execute(database.db)).rows).toEqual(rows);
    await blocker.query('rollback');
    blocker.release();
    await until(async () => (await positionOf('candidate_record')) === last);
    expect(await storyLines()).toEqual([14]);
  });

  it('beside another one that ignores the lease writes every fact once all the same', async () => {
    const rivals = [start(always), start(always)];
    let last = 0n;
    for (let which = 0; which < 20; which += 1) last = await tell(which, 0, 14);
    await until(async () => (await positionOf('candidate_story')) === last);
    expect(await storyLines()).toEqual(Array.from({ length: 20 }, () => 14));
    expect(rivals.every(({ status }) => status.lanes.every(({ stopped }) => stopped === null))).toBe(true);
  });

  it('parks a view at an event that it cannot take in, writes down which, and goes on with the others', async () => {
    const projector = start();
    await tell(0, 0, 3);
    const strange = { ...newFact(candidacyNumber(0), tellPath('R-0')[3]!), event: { type: 'SomethingNew', data: {} } };
    await events.append(`candidacy-${candidacyNumber(0)}`, 2, [strange]);
    const last = await tell(1, 0, 14);
    await until(async () => (await positionOf('candidate_story')) === last);
    const isParked = () => projector.status.lanes.map(({ stopped }) => stopped !== null);
    await until(() => isParked().filter(Boolean).length === 3);
    expect(isParked()).toEqual([true, false, true, true]);
    await projector.stop();
    const parked = await database.db.selectFrom('parked_projections').selectAll().orderBy('view').execute();
    expect(parked).toHaveLength(3);
    expect(parked[0]).toMatchObject({ view: 'candidacy_list', event_id: strange.id, revision: 3 });
  });
});

describe('a rebuild', () => {
  it('under live writes finds no difference, switches, and the view goes on from there', async () => {
    const projector = start();
    for (let which = 0; which < 30; which += 1) await tell(which, 0, 14);
    await caughtUp(projector);
    let writing = true;
    const written = (async () => {
      for (let which = 100; writing; which += 1) {
        await tell(which, 0, 14);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    const report = await rebuild({ projector, store: store(), events, db: database.db }, record!);
    writing = false;
    await written;
    expect(report).toMatchObject({ view: 'candidate_record', version: 2, differences: 0, switched: true });
    expect(report.events).toBeGreaterThanOrEqual(30 * 14);
    const last = await tell(500, 0, 14);
    await until(async () => (await positionOf('candidate_record')) === last);
    expect(await findCandidateRecord(database.db, candidacyNumber(500))).toMatchObject({ revision: 13 });
    expect(await tablesOf('candidate_record')).toEqual(['candidate_record_v2']);
  });

  it('reports a row that is not what the events say, and mends it', async () => {
    const projector = start();
    for (let which = 0; which < 3; which += 1) await tell(which, 0, 14);
    await caughtUp(projector);
    await sql`update candidate_story_v1 set by_id = 'nobody' where revision = 4 and candidacy = ${candidacyNumber(1)}`.execute(
      database.db,
    );
    const report = await rebuild({ projector, store: store(), events, db: database.db }, story!);
    expect(report).toMatchObject({ rows: 42, differences: 1, differing: [`${candidacyNumber(1)} 4`], switched: true });
    const again = await rebuild({ projector, store: store(), events, db: database.db }, story!);
    expect(again).toMatchObject({ version: 3, differences: 0 });
  });

  it('tells those who watch to look again, once, and nothing else', async () => {
    const projector = start();
    for (let which = 0; which < 3; which += 1) await tell(which, 0, 14);
    await caughtUp(projector);
    const heard: ViewChanged[] = [];
    let ready = (): void => {};
    const listening = new Promise<void>((resolve) => (ready = resolve));
    const listener = listenToViews(parts.url('postgres'), { onChanged: (one) => heard.push(one), onGap: ready });
    await listening;
    await rebuild({ projector, store: store(), events, db: database.db }, record!);
    await until(() => heard.length > 0);
    expect(heard.map(({ view, id }) => [view, id])).toEqual([['candidate_record', '*']]);
    await listener.close();
  });

  it('brings back a view that was parked, once its code is mended', async () => {
    const faulty = { ...record!, project: () => fail('a slip') };
    const projector = start(undefined, [faulty, ...views.slice(1)]);
    const last = await tell(0, 0, 14);
    await caughtUp(projector);
    expect(projector.status.lanes[0]?.stopped).toMatchObject({ poison: { error: 'a slip' } });
    await projector.stop();
    const released = { ...record!, shape: record!.shape + 1 };
    const mended = start(undefined, [released, ...views.slice(1)]);
    await caughtUp(mended);
    expect(mended.status.lanes[0]?.stopped).toBe('outdated');
    const parts = { projector: mended, store: store(), events, db: database.db };
    expect(await rebuild(parts, released)).toMatchObject({ switched: true, rows: 1, differences: 0 });
    await until(async () => (await positionOf('candidate_record')) === last);
    expect(await database.db.selectFrom('parked_projections').selectAll().execute()).toEqual([]);
    await until(() => mended.status.lanes[0]?.stopped === null);
  });

  it('that cannot take an event in says which, switches nothing and leaves nothing behind', async () => {
    const projector = start();
    await tell(0, 0, 14);
    await caughtUp(projector);
    const faulty = { ...record!, project: () => fail('a slip') };
    const asked = rebuild({ projector, store: store(), events, db: database.db }, faulty);
    await expect(asked).rejects.toThrow('revision 0 of candidacy-');
    expect(await findLiveVersion(database.db, 'candidate_record')).toMatchObject({ version: 1 });
    expect(await tablesOf('candidate_record')).toEqual(['candidate_record_v1']);
  });
});

function store() {
  return postgresViewStore(database.db, database.pool);
}

const always = async () => ({ lost: new Promise<void>(() => {}), release: async () => {} });

function start(lease?: typeof always, kept = views): Projector {
  const url = parts.url('postgres');
  const asking = lease ?? (() => tryLease(url, 'projector'));
  const projector = startProjector({ store: store(), events, views: kept, tryLease: asking, onFault: () => {} });
  running.push(projector);
  return projector;
}

async function tell(which: number, from: number, to: number): Promise<bigint> {
  const candidacy = candidacyNumber(which);
  const facts = tellPath(`R-${which}`).slice(from, to);
  const told = facts.map((event, fact) => newFact(candidacy, event, from + fact));
  const appended = await events.append(`candidacy-${candidacy}`, from === 0 ? 'no-stream' : from - 1, told);
  if (appended.outcome !== 'appended') throw new Error('the story was told before');
  return appended.position;
}

async function positionOf(view: string): Promise<bigint | undefined> {
  return findLiveVersion(database.db, view).then(
    (version) => version?.position,
    () => undefined,
  );
}

async function storyLines(): Promise<number[]> {
  const { rows } = await sql<{ lines: string }>`
    select count(*) as lines from candidate_story group by candidacy order by candidacy`.execute(database.db);
  return rows.map(({ lines }) => Number(lines));
}

async function waitingBackends() {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where wait_event_type = 'Lock' and state = 'active'`.execute(database.db);
  return rows;
}

async function tablesOf(view: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where tablename like ${`${view}_v%`} order by 1`.execute(database.db);
  return rows.map(({ name }) => name);
}

function caughtUp(projector: Projector): Promise<void> {
  return until(() => projector.status.phase === 'live');
}

function fail(why: string): never {
  throw new Error(why);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
