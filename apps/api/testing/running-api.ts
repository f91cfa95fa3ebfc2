import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { candidacyStream } from '@parchemin/candidacy';
import { loadCalendars } from '@parchemin/calendars';
import { candidacyLedger, cohortLedger, groupLedger, type CandidacyRequest } from '@parchemin/commands';
import { memoryEventStore, type EventStore, type RecordedEvent } from '@parchemin/event-store';
import type { ForecastView } from '@parchemin/contracts';
import { memoryContents, type FileContents } from '@parchemin/file-contents';
import { roles, type Actor, type Instant, type Role } from '@parchemin/kernel';
import { loadSchemeDocuments, loadSchemes } from '@parchemin/schemes';
import { stoppedClock } from '@parchemin/testing';
import { Writable } from 'node:stream';
import { resolve } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { openApplication } from '../src/application.js';
import { ChangeFeed } from '../src/candidacy/change-feed.js';
import { ConsoleFiles } from '../src/http/console-files.js';
import { Readiness } from '../src/http/readiness.js';
import { keyOf } from '../src/sign-in/credentials.js';
import { Passwords } from '../src/sign-in/passwords.js';
import { MemoryCohortMembers } from './memory-cohort-members.js';
import { MemoryCredentials } from './memory-credentials.js';
import { MemoryInboxes } from './memory-inboxes.js';
import { MemoryRecords } from './memory-records.js';

const seeds = resolve(import.meta.dirname, '../../../seeds');

export const ids = {
  candidacy: '0192f5c0-0000-7000-8000-000000000001',
  unknown: '0192f5c0-0000-7000-8000-00000000dead',
} as const;

export const enrolment = {
  reference: 'C-0001',
  scheme: 'cgco',
  schemeVersion: 1,
  school: 'lyon',
  cohort: 'printemps',
  calendar: {
    id: 'cgco-demo',
    version: 1,
    zone: 'Europe/Paris',
    dates: {
      start: '2025-09-08',
      'continuous-assessment-end': '2026-12-01',
      end: '2027-01-29',
      exam: '2027-01-11',
      deposit: '2027-03-08',
      oral: '2027-03-29',
      jury: '2027-04-12',
    },
  },
} as const;

export interface RunningApi {
  readonly application: NestFastifyApplication;
  readonly store: EventStore;
  readonly records: MemoryRecords;
  readonly feed: ChangeFeed;
  readonly inboxes: MemoryInboxes;
  readonly files: FileContents;
  readonly clock: ReturnType<typeof stoppedClock>;
  readonly logged: string[];
  /** Asks as somebody of this role, of this school. */
  ask(as: Role | null, method: 'GET' | 'POST' | 'DELETE', url: string, more?: More): Promise<Answer>;
  process(request: CandidacyRequest, key: string, candidacy?: string): Promise<unknown>;
  stored(): Promise<RecordedEvent[]>;
}

export interface More {
  readonly school?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  json<Shape = Record<string, unknown>>(): Shape;
}

function nothingForeseen(from: Instant, until: Instant): ForecastView {
  return { from, until, total: 0, complete: true, byCohort: [], bySchool: [], byPerson: [], steps: [] };
}

/** The whole API over the memory store, with a secret for each role of each school. */
export async function runApi(
  store: EventStore = memoryEventStore(),
  files: FileContents = memoryContents(),
): Promise<RunningApi> {
  const logged: string[] = [];
  const sink = new Writable({ write: (chunk, _, done) => (logged.push(String(chunk)), done()) });
  const schemes = loadSchemes(seeds);
  const calendars = loadCalendars(seeds);
  const ledger = candidacyLedger({ store, schemes, calendars });
  const clock = stoppedClock('2026-11-25T10:00:00.000Z');
  const records = new MemoryRecords(store);
  const feed = new ChangeFeed();
  const inboxes = new MemoryInboxes();
  const credentials = new MemoryCredentials();
  const passwords = new Passwords({ logN: 4, r: 8, p: 1 });
  const application = await openApplication({
    ledger,
    groups: groupLedger({ store, schemes }),
    cohorts: cohortLedger({ store, calendars }),
    cohortMembers: new MemoryCohortMembers(store, records),
    facts: store,
    files,
    schemes,
    calendars,
    schemeDocuments: (reference) => loadSchemeDocuments(seeds, reference)[0],
    clock,
    records,
    feed,
    inboxes,
    forecasts: { find: ({ now, until }) => Promise.resolve(nothingForeseen(now, until)) },
    credentials,
    passwords,
    readiness: new Readiness({ 'event-store': () => store.ping(), postgres: async () => null }, async () => 0),
    consoleFiles: new ConsoleFiles(resolve(import.meta.dirname, 'console')),
    registry: new Registry(),
    log: pino({ level: 'trace' }, sink),
  });
  for (const role of roles) {
    for (const school of ['lyon', 'nantes', null]) {
      await credentials.addMachine(keyOf(secretOf(role, school)), { id: role, name: role, role, school });
    }
  }
  await credentials.addAccount({
    id: 'trainer-lyon',
    name: 'formateur-lyon',
    password: await passwords.hash('parchemin-formateur'),
    role: 'trainer',
    school: 'lyon',
    email: null,
  });
  return {
    application,
    store,
    records,
    feed,
    inboxes,
    files,
    clock,
    logged,
    ask: (as, method, url, more = {}) => ask(application, as, method, url, more),
    process: (request, key, candidacy = ids.candidacy) => {
      const by: Actor = { id: 'process', role: 'process', school: null };
      return ledger.execute(candidacy, request, { by, at: clock.now(), commandId: `process:${key}` as never });
    },
    async stored() {
      const stored = [];
      for await (const recorded of store.readStream(candidacyStream(ids.candidacy))) stored.push(recorded);
      return stored;
    },
  };
}

/** A candidate of Lyon whose continuous assessment is open until 1 December, 23:59:59 in Paris. */
export async function runApiWithCandidate(store?: EventStore, files?: FileContents): Promise<RunningApi> {
  const api = await runApi(store, files);
  await api.ask('operations', 'POST', '/api/candidacies', {
    body: { candidacy: ids.candidacy, ...enrolment },
    headers: { 'idempotency-key': 'enrolment' },
  });
  api.records.candidacies.push(ids.candidacy);
  await api.process({ type: 'OpenStage', stage: 'continuous-assessment' }, 'open');
  return api;
}

async function ask(
  application: NestFastifyApplication,
  as: Role | null,
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  { school, body, headers }: More,
): Promise<Answer> {
  const authorization = as && { authorization: `Bearer ${secretOf(as, school ?? usualSchoolOf(as))}` };
  const response = await application.inject({
    method,
    url,
    headers: { ...authorization, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { payload: isRaw(body) ? body : JSON.stringify(body) }),
  });
  return { status: response.statusCode, headers: response.headers, text: response.body, json: () => response.json() };
}

function isRaw(body: unknown): body is string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body);
}

function usualSchoolOf(role: Role): string | null {
  return ['operations', 'auditor', 'juror', 'jury-president', 'process'].includes(role) ? null : 'lyon';
}

function secretOf(role: Role, school: string | null): string {
  return `secret-of-${role}-${school ?? 'certifier'}`;
}
