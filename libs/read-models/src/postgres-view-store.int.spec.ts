import type { RecordedEvent } from '@parchemin/event-store';
import type { Instant } from '@parchemin/kernel';
import { candidacyNumber, startParts, tellLog, toldAt, type RunningParts } from '@parchemin/testing';
import { sql } from 'kysely';
import { listCandidacies } from './candidacy-list.js';
import { findCandidateRecord } from './candidate-record.js';
import { openDatabase, type OpenedDatabase } from './database.js';
import { tryLease } from './lease.js';
import { migrate, migrateViews } from './migrations.js';
import { allOpen, dueBefore } from './open-processes.js';
import { postgresViewStore } from './postgres-view-store.js';
import { compareVersions } from './version-comparison.js';
import { listenToViews, type ViewChanged } from './view-announcements.js';
import { viewPosition, waitForPosition } from './view-position.js';
import { RowsRefused, type ViewChange, type ViewStore } from './view-store.js';
import { beginVersion, switchVersion } from './view-versions.js';
import { viewsBy } from './views.js';

const orders = () => [{ stage: 'continuous-assessment', after: [] }];
const views = viewsBy(orders);
const log = tellLog(Array.from({ length: 70 }, (_, place) => place % 5));

let parts: RunningParts;
let database: OpenedDatabase;
let store: ViewStore;

beforeAll(async () => {
  parts = await startParts({ postgres: true });
  database = openDatabase(parts.url('postgres'));
  await Promise.all([migrateViews(database.db), migrateViews(database.db), migrateViews(database.db)]);
  store = postgresViewStore(database.db, database.pool);
});

afterAll(async () => {
  await database.close();
  await parts.stop();
});

describe('the tables', () => {
  it('are made once, whoever starts at the same time', async () => {
    const { rows } = await sql<{ count: string }>`select count(*) from view_versions`.execute(database.db);
    expect(rows[0]?.count).toBe('4');
  });

  it('of another owner are brought up to date beside them, and each step runs once', async () => {
    const steps = { '0001-first': { up: (db: never) => sql`create table owned (id text)`.execute(db).then(() => {}) } };
    await Promise.all([migrate(database.db as never, 'owner', steps), migrate(database.db as never, 'owner', steps)]);
    const more = {
      ...steps,
      '0002-second': { up: (db: never) => sql`alter table owned add name text`.execute(db).then(() => {}) },
    };
    await migrate(database.db as never, 'owner', more);
    await expect(sql`select id, name from owned`.execute(database.db)).resolves.toMatchObject({ rows: [] });
  });
});

describe('views in PostgreSQL', () => {
  it('change with their positions, and tell those who listen in the same transaction', async () => {
    const heard: ViewChanged[] = [];
    let ready = (): void => {};
    const listening = new Promise<void>((resolve) => (ready = resolve));
    const listener = listenToViews(parts.url('postgres'), { onChanged: (one) => heard.push(one), onGap: ready });
    await listening;
    expect(await store.commit(await changesFor(log))).toBe('committed');
    const last = log.at(-1)!.position;
    expect(await waitForPosition(database.db, 'candidate_record', last, 1_000)).toBe(true);
    expect(await waitForPosition(database.db, 'candidate_record', last + 1n, 20)).toBe(false);
    while (heard.length < 10) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(new Set(heard.map(({ view }) => view))).toEqual(new Set(['candidate_record', 'candidacy_list']));
    expect(heard).toContainEqual({ view: 'candidate_record', id: candidacyNumber(4), position: last.toString() });
    await listener.close();
  });

  it('answer with the record, its story and the position that both are true for', async () => {
    const record = await findCandidateRecord(database.db, candidacyNumber(2));
    expect(record).toMatchObject({ reference: 'R-2', revision: 13, position: log.at(-1)!.position.toString() });
    expect(record?.story.map(({ revision }) => revision)).toEqual(Array.from({ length: 14 }, (_, at) => at));
    expect(record?.stages[0]?.pieces[0]?.mark).toMatchObject({ value: '8.5', recordedAt: toldAt(3) });
    expect(await findCandidateRecord(database.db, candidacyNumber(99))).toBeUndefined();
  });

  it('are not written by one who does not know where they stand', async () => {
    const more = tellLog([...Array.from({ length: 70 }, (_, place) => place % 5), 7, 8, 8, 8]).slice(70);
    const [mine, theirs] = [await changesFor(more), await changesFor(more)];
    const outcomes = await Promise.all([store.commit(mine), store.commit(theirs)]);
    expect(outcomes.sort()).toEqual(['committed', 'moved']);
    const { rows } = await sql<{
      count: string;
    }>`select count(*) from candidate_story where candidacy = ${candidacyNumber(8)}`.execute(database.db);
    expect(rows[0]?.count).toBe('3');
  });

  it('refuse rows that they cannot hold, and keep nothing of that transaction', async () => {
    const before = await viewPosition(database.db, 'candidacy_list');
    const [first, ...others] = tellLog([9, 9, 9]).map((event, at) => ({ ...event, position: before + BigInt(at + 1) }));
    const spoilt = { ...first!, event: { ...first!.event, data: { ...first!.event.data, reference: 'R\u0000' } } };
    await expect(store.commit(await changesFor([spoilt, ...others]))).rejects.toBeInstanceOf(RowsRefused);
    expect(await viewPosition(database.db, 'candidacy_list')).toBe(before);
    expect(await findCandidateRecord(database.db, candidacyNumber(9))).toBeUndefined();
  });

  it('hold a lease for one at a time, until it is given back', async () => {
    const take = (name: string) => tryLease(parts.url('postgres'), name);
    const [first, none, other] = [await take('one'), await take('one'), await take('other')];
    expect([none, other]).toEqual([undefined, expect.anything()]);
    await first?.release();
    const next = await take('one');
    expect(next).toBeDefined();
    await Promise.all([other?.release(), next?.release()]);
  });
});

describe('the list of candidacies', () => {
  it('comes page by page, each line once, for one school or for all', async () => {
    const all = await pages(null, 2);
    expect(all).toEqual(['R-0', 'R-1', 'R-2', 'R-3', 'R-4', 'R-7', 'R-8']);
    expect(await pages('ecole-b', 1)).toEqual(['R-1', 'R-3', 'R-7']);
    expect(await pages('ecole-z', 5)).toEqual([]);
  });

  async function pages(school: string | null, limit: number): Promise<string[]> {
    const references: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await listCandidacies(database.db, { school, after, limit });
      references.push(...page.candidacies.map(({ reference }) => reference));
      expect(BigInt(page.position)).toBe(await viewPosition(database.db, 'candidacy_list'));
      if (!page.next) return references;
      after = page.next;
    }
  }
});

describe('the open processes', () => {
  it('come the most urgent first, page by page, and those alone that await something', async () => {
    const [first] = await allOpen(database.db, null, 1);
    expect(first).toMatchObject({ candidacy: candidacyNumber(7), actsAt: toldAt(0) });
    const [second, ...rest] = await allOpen(database.db, first!, 10);
    expect(second).toMatchObject({ candidacy: candidacyNumber(8), actsAt: '2026-12-08T08:00:00.000Z' });
    expect(rest).toEqual([]);
  });

  it.each([
    ['an hour before the first is due', toldAt(-1), 0],
    ['the instant at which the first is due', toldAt(0), 1],
    ['the end of the year', '2026-12-31T00:00:00.000Z' as Instant, 2],
  ])('that fell due by %s are found', async (_, instant, found) => {
    expect(await dueBefore(database.db, instant, 10)).toHaveLength(found);
  });
});

describe('two versions of a view', () => {
  const [view] = views;

  it('that say the same do not differ, and a row that was tampered with is named', async () => {
    const live = await store.getLiveVersion(view!.name);
    const next = await beginVersion(database.db, view!);
    await sql`insert into candidate_record_v2 select * from candidate_record_v1`.execute(database.db);
    expect(await compareVersions(database.db, view!, live, next)).toEqual({ count: 0, first: [] });
    await sql`update candidate_record_v1 set state = jsonb_set(state::jsonb, '{enrolment,cohort}', '"c-2"')::json
      where candidacy = ${candidacyNumber(1)}`.execute(database.db);
    await sql`delete from candidate_record_v2 where candidacy = ${candidacyNumber(3)}`.execute(database.db);
    const differences = await compareVersions(database.db, view!, live, next);
    expect(differences).toEqual({ count: 2, first: [candidacyNumber(1), candidacyNumber(3)] });
  });

  it('change places only where the old one still stands where it was compared', async () => {
    const live = await store.getLiveVersion(view!.name);
    const next = { ...live, version: 2 };
    expect(await switchVersion(database.db, { ...live, position: live.position - 1n }, next)).toBe(false);
    expect(await switchVersion(database.db, live, next)).toBe(true);
    expect(await store.getLiveVersion(view!.name)).toMatchObject({ version: 2 });
    expect(await findCandidateRecord(database.db, candidacyNumber(3))).toBeUndefined();
    expect(await findCandidateRecord(database.db, candidacyNumber(2))).toBeDefined();
  });
});

async function changesFor(events: readonly RecordedEvent[]): Promise<ViewChange[]> {
  return Promise.all(
    views.map(async (view) => {
      const version = await store.getLiveVersion(view.name);
      const rows = new Map<string, ReturnType<typeof view.complete>>();
      for (const recorded of events) {
        const key = view.kind === 'fold' ? recorded.stream : recorded.id;
        rows.set(key, view.complete(view.project(rows.get(key), recorded), recorded));
      }
      return { view, version, to: events.at(-1)!.position, added: [...rows.values()], changed: [], announced: true };
    }),
  );
}
