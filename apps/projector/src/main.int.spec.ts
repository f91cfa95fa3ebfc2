import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import { findCandidateRecord, openDatabase, waitForPosition, type OpenedDatabase } from '@parchemin/read-models';
import { candidacyNumber, newFact, startParts, tellPath, type RunningParts } from '@parchemin/testing';

const root = resolve(__dirname, '../../..');
const token = 'a token of the tests alone';

describe('the process of the projector', () => {
  let parts: RunningParts;
  let events: EventStore;
  let database: OpenedDatabase;
  let child: ChildProcess;
  let health: string;

  beforeAll(async () => {
    parts = await startParts({ postgres: true, eventNode: true });
    events = openEventStore(parts.url('event-store'));
    database = openDatabase(parts.url('postgres'));
    child = spawn(process.execPath, ['apps/projector/dist/main.js'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        EVENTSTORE_URL: parts.url('event-store'),
        DATABASE_URL: parts.url('postgres'),
        PARCHEMIN_ADMIN_TOKEN: token,
        PARCHEMIN_PARENT_PID: String(process.pid),
        PARCHEMIN_LOG_LEVEL: 'warn',
      },
    });
    health = `http://127.0.0.1:${await healthPortOf(child)}`;
  });

  afterAll(async () => {
    if (child.exitCode === null) child.kill('SIGKILL');
    await database.close();
    await events.close();
    await parts.stop();
  });

  it('is ready once its views have caught up, and tells people soon after', async () => {
    while ((await fetch(`${health}/health/ready`)).status !== 200) await new Promise((again) => setTimeout(again, 50));
    const said = async () =>
      (await fetch(`${health}/health/ready`)).json() as Promise<{ beside: Record<string, unknown> }>;
    while (Object.values((await said()).beside).some((fault) => fault !== null))
      await new Promise((again) => setTimeout(again, 50));
    expect(await said()).toEqual({ parts: { views: null }, beside: { outbox: null, couriers: null } });
  });

  it('shows in a record what was written to the event store', async () => {
    const [candidacy, facts] = [candidacyNumber(1), tellPath('R-1')];
    const stored = facts.map((event, fact) => newFact(candidacy, event, fact));
    const appended = await events.append(`candidacy-${candidacy}`, 'no-stream', stored);
    const position = appended.outcome === 'appended' ? appended.position : 0n;
    expect(await waitForPosition(database.db, 'candidate_record', position, 10_000)).toBe(true);
    expect(await findCandidateRecord(database.db, candidacy)).toMatchObject({ reference: 'R-1', revision: 13 });
  });

  it('says in its metrics how far each view is', async () => {
    const metrics = await (await fetch(`${health}/metrics`)).text();
    expect(metrics).toContain('parchemin_projector_events_total 14');
    expect(metrics).toContain('parchemin_projector_view_lag_positions{view="candidate_record"} 0');
    expect(metrics).toContain('parchemin_projector_view_parked{view="open_processes"} 0');
  });

  it('rebuilds a view for those who hold the token, and for nobody else', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${health}/admin/rebuild/candidate-record`, { method: 'POST', headers });
    expect((await ask({})).status).toBe(401);
    const answer = await ask({ authorization: `Bearer ${token}` });
    expect(await answer.json()).toMatchObject({
      view: 'candidate_record',
      events: 14,
      rows: 1,
      differences: 0,
      switched: true,
    });
  });

  it('stops when it is told to', async () => {
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

async function healthPortOf(child: ChildProcess): Promise<number> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const said = line.startsWith('{"event":"ready"') ? (JSON.parse(line) as { healthPort: number }) : null;
    if (said) return said.healthPort;
  }
  throw new Error('the process ended before it was ready');
}
