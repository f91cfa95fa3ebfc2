import type { CandidacyEvent } from '@parchemin/candidacy';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import type { Instant } from '@parchemin/kernel';
import { openDatabase, type OpenedDatabase } from '@parchemin/read-models';
import { candidacyNumber, newFact, startParts, tellPath, type RunningParts } from '@parchemin/testing';
import { sql } from 'kysely';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import PostalMime from 'postal-mime';
import { startReceiver, type Receiver } from '../spec/receiver.js';

const root = resolve(__dirname, '../../../..');
const token = 'a token of the tests alone';
const candidate = { deadline: 'continuous-assessment', armedAt: 2 } as const;

let parts: RunningParts;
let events: EventStore;
let database: OpenedDatabase;
let receiver: Receiver;
let child: ChildProcess;
let health: string;
/** Ten in the morning in Paris, on a Tuesday. */
let now = Date.parse('2026-12-08T09:00:00.000Z');

beforeAll(async () => {
  parts = await startParts({ postgres: true, eventNode: true });
  events = openEventStore(parts.url('event-store'));
  database = openDatabase(parts.url('postgres'));
  receiver = await startReceiver();
  await sql`create table accounts (id text, role text, school text, email text)`.execute(database.db);
  await sql`insert into accounts values ('lead', 'school-lead', 'ecole-a', 'responsable@ecole-a.invalid')`.execute(
    database.db,
  );
  advance(0);
  await start();
});

afterAll(async () => {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await receiver.close();
  await database.close();
  await events.close();
  await parts.stop();
});

describe('an outbox with a mail server', () => {
  it('sends what a person is to be told, as text and as a page, with a way to the record', async () => {
    await escalate(1);
    await until(() => receiver.received.length === 1);
    const [mail] = receiver.received;
    expect(mail).toMatchObject({
      subject: 'Échéance en souffrance\u00a0: C-1, «\u00a0Contrôle continu\u00a0»',
      from: { name: 'Parchemin', address: 'no-reply@example.org' },
      to: [{ address: 'responsable@ecole-a.invalid' }],
      date: new Date(now).toISOString(),
    });
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{32}@example\.org>$/);
    const link = `https://parchemin.example.org/candidatures/${candidacyNumber(1)}`;
    expect(mail?.text).toContain(link);
    expect(mail?.html).toContain(`<a href="${link}">`);
  });

  it('killed after the server took a mail and before it said so, sends it again: the same, under the same id', async () => {
    receiver.silent = true;
    await escalate(2);
    await until(() => receiver.received.length === 2);
    await kill();
    receiver.silent = false;
    advance(1);
    await start();
    await until(() => receiver.received.length === 3);
    await until(async () => (await mailStates()).join() === 'sent,sent');
    const [, first, second] = receiver.received;
    expect(second).toEqual({ ...first, headers: second?.headers, headerLines: second?.headerLines });
    expect(second?.messageId).toBe(first?.messageId);
  });

  it('killed at any other moment, and begun again with its checkpoint at the beginning, tells nobody twice', async () => {
    await kill();
    await sql`update outbox_checkpoint set position = null`.execute(database.db);
    await escalate(3);
    await start();
    await until(() => receiver.received.length === 4);
    await until(async () => (await mailStates()).join() === 'sent,sent,sent');
    expect(new Set(receiver.received.map(({ messageId }) => messageId)).size).toBe(3);
    const { rows } = await sql`select key from notifications`.execute(database.db);
    expect(rows).toHaveLength(6);
  });

  it('parks what the server will never take, says so, and tries it again when an operator asks', async () => {
    receiver.unknown = 'responsable@ecole-a.invalid';
    await escalate(4);
    await until(async () => (await beside())['outbox'] === 'parked mails: 1');
    const metrics = await (await fetch(`${health}/metrics`)).text();
    expect(metrics).toContain('parchemin_outbox_parked 1');
    expect(metrics).toContain('parchemin_outbox_waiting 0');
    receiver.unknown = null;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${health}/admin/outbox/retry`, { method: 'POST', headers });
    expect(await answer.json()).toEqual({ retried: 1 });
    await until(() => receiver.received.length === 5);
    await until(async () => (await beside())['outbox'] === null);
  });
});

describe('an outbox without a mail server', () => {
  it('keeps its messages on this machine, whole', async () => {
    await kill();
    await start({});
    await escalate(5);
    const query = sql<{ source: string }>`select source from local_mailbox`;
    await until(async () => (await query.execute(database.db)).rows.length === 1);
    const [{ source }] = (await query.execute(database.db)).rows as [{ source: string }];
    const mail = await PostalMime.parse(source);
    expect(mail).toMatchObject({ to: [{ address: 'responsable@ecole-a.invalid' }] });
    expect(mail.text).toContain('attend toujours une action');
    expect(receiver.received).toHaveLength(5);
  });
});

async function escalate(which: number): Promise<void> {
  const taken = { ...candidate, step: 'overdue', kind: 'escalation', to: 'school-lead' } as const;
  const facts: CandidacyEvent[] = [
    ...tellPath(`C-${which}`).slice(0, 3),
    { type: 'DeadlineStepTaken', data: { ...taken, takenAt: instant() } },
  ];
  const stored = facts.map((fact) => newFact(candidacyNumber(which), fact));
  const dated = stored.map((fact) => ({ ...fact, metadata: { ...fact.metadata, actedAt: instant() } }));
  await events.append(`candidacy-${candidacyNumber(which)}`, 'no-stream', dated);
}

const mailSettings = () => ({
  PARCHEMIN_SMTP_URL: receiver.url,
  PARCHEMIN_MAIL_FROM: 'Parchemin <no-reply@example.org>',
  PARCHEMIN_URL: 'https://parchemin.example.org',
});

async function start(mail: Record<string, string> = mailSettings()): Promise<void> {
  child = spawn(process.execPath, ['apps/projector/dist/main.js'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...mail,
      PATH: process.env['PATH'],
      EVENTSTORE_URL: parts.url('event-store'),
      DATABASE_URL: parts.url('postgres'),
      PARCHEMIN_CLOCK: clockFile(),
      PARCHEMIN_ADMIN_TOKEN: token,
      PARCHEMIN_PARENT_PID: String(process.pid),
      PARCHEMIN_LOG_LEVEL: 'warn',
    },
  });
  health = `http://127.0.0.1:${await healthPortOf(child)}`;
  await until(async () => (await beside())['outbox'] === null);
}

async function kill(): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function healthPortOf(process: ChildProcess): Promise<number> {
  for await (const line of createInterface({ input: process.stdout! })) {
    const said = line.startsWith('{"event":"ready"') ? (JSON.parse(line) as { healthPort: number }) : null;
    if (said) return said.healthPort;
  }
  throw new Error('the process ended before it was ready');
}

async function beside(): Promise<Record<string, string | null>> {
  const answer = (await (await fetch(`${health}/health/ready`)).json()) as { beside: Record<string, string | null> };
  return answer.beside;
}

async function mailStates(): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`select state from mails order by sealed_at`.execute(database.db);
  return rows.map(({ state }) => state);
}

function advance(minutes: number): void {
  now += minutes * 60_000;
  writeFileSync(clockFile(), instant());
  utimesSync(clockFile(), new Date(), new Date(now));
}

function clockFile(): string {
  return join(parts.folder, 'clock');
}

function instant(): Instant {
  return new Date(now).toISOString() as Instant;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
