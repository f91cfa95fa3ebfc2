import { memoryEventStore, type EventStore } from '@parchemin/event-store';
import { ContentCorrupt, memoryContents, sweepOrphans } from '@parchemin/file-contents';
import { instantFromMillis, millisOf, type Role } from '@parchemin/kernel';
import { stoppedClock } from '@parchemin/testing';
import { createHash } from 'node:crypto';
import { ids, runApiWithCandidate, type Answer, type RunningApi } from '../../testing/running-api.js';
import { isNamedIn } from './orphan-sweep.js';
import { fileBytesAtMost } from './raw-bodies.js';

const named = `attachment; filename*=UTF-8''${encodeURIComponent('DUPONT Éloïse Rapport d’activité 2026-11-25.pdf')}`;
const report = Buffer.from('%PDF-1.7 a report');
const digest = createHash('sha256').update(report).digest('hex');
const address = `/api/candidacies/${ids.candidacy}/files/RA`;

describe('a file through the API', () => {
  let api: RunningApi;
  beforeEach(async () => {
    api = await started();
  });
  afterEach(() => api.application.close());

  it('is kept, and its fact names the digest that was computed here', async () => {
    const answer = await deposit(api);
    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({
      recorded: [{ event: 'FileDeposited', data: { piece: 'RA', sha256: digest, bytes: report.length, late: false } }],
    });
    expect(await api.files.has(digest)).toBe(true);
  });

  it('leaves no word of its name in the store of events, nor in the log', async () => {
    await deposit(api);
    const told = JSON.stringify((await api.stored()).map(({ event, metadata }) => [event, metadata]));
    expect(told).not.toMatch(/DUPONT|loïse/);
    expect(api.logged.join('')).not.toMatch(/DUPONT|loïse|Rapport d/);
  });

  it('is given back under its name, to be kept and never shown', async () => {
    await deposit(api);
    const answer = await api.ask('trainer', 'GET', address);
    expect(answer.text).toBe(String(report));
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(report.length),
      'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''DUPONT%20%C3%89lo%C3%AFse/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it('shows in the record with its name, for those who may read it', async () => {
    await deposit(api);
    const record = (await api.ask('trainer', 'GET', `/api/candidacies/${ids.candidacy}`)).text;
    expect(JSON.parse(record)).toMatchObject({
      stages: expect.arrayContaining([
        expect.objectContaining({
          pieces: expect.arrayContaining([
            expect.objectContaining({
              piece: 'RA',
              file: expect.objectContaining({
                status: 'accepted',
                name: 'DUPONT Éloïse Rapport d’activité 2026-11-25.pdf',
                mediaType: 'application/pdf',
              }),
            }),
          ]),
        }),
      ]),
    });
  });

  it('of another school does not exist, neither to read nor to deposit', async () => {
    await deposit(api);
    for (const answer of [
      await api.ask('trainer', 'GET', address, { school: 'nantes' }),
      await deposit(api, { school: 'nantes', key: 'nantes-key' }),
    ]) {
      expect([answer.status, answer.json()['code']]).toEqual([404, 'CandidacyNotFound']);
    }
  });

  it.each([
    [{ disposition: '' }, 400, 'FileNameMissing'],
    [{ type: 'text/html' }, 415, 'MediaTypeUnsupported'],
    [{ type: 'application/json', content: '{}' }, 415, 'FileTypeNotTaken'],
    [{ content: '' }, 422, 'FileEmpty'],
    [{ piece: 'NOTHING' }, 422, 'PieceUnknown'],
  ] as const)('is refused early and keeps nothing: %j', async (changes, status, code) => {
    const answer = await deposit(api, changes);
    expect([answer.status, answer.json()['code']]).toEqual([status, code]);
    expect(await api.files.pendingSince(farFuture, 10)).toEqual([]);
  });

  it('is refused before it is sent when it is announced as too large', async () => {
    const answer = await deposit(api, { length: String(fileBytesAtMost + 1) });
    expect(answer.status).toBe(413);
    expect(answer.headers['connection']).toBe('close');
    expect(answer.json()).toMatchObject({ code: 'FileTooLarge', detail: expect.stringContaining('32 Mo') });
  });

  it('is taken nowhere else', async () => {
    const elsewhere = `/api/candidacies/${ids.candidacy}/acts/RecordMark`;
    const headers = { 'content-type': 'application/pdf', 'idempotency-key': 'elsewhere' };
    const answer = await api.ask('trainer', 'POST', elsewhere, { body: report, headers });
    expect(answer.json()['code']).toBe('MediaTypeUnsupported');
  });

  it('is said to be missing where its content is not kept', async () => {
    expect((await api.ask('trainer', 'GET', address)).json()['code']).toBe('FileNotDeposited');
    await deposit(api);
    const forgetful = await started(api.store);
    expect((await forgetful.ask('trainer', 'GET', address)).json()['code']).toBe('FileContentMissing');
    await forgetful.application.close();
  });

  it('is not handed out when the disk has changed it, and those who watch over it are told', async () => {
    const contents = memoryContents();
    const altered = { ...contents, get: (sha256: string) => Promise.reject(new ContentCorrupt(sha256)) };
    const damaged = await started(api.store, altered);
    await deposit(damaged);
    const answer = await damaged.ask('trainer', 'GET', address);
    expect([answer.status, answer.json()['code']]).toEqual([500, 'FileContentCorrupt']);
    expect(damaged.logged.join('')).toContain('content corrupt');
    await damaged.application.close();
  });

  it('that was sent twice with one key is one fact, under whatever name', async () => {
    const [first, again] = [await deposit(api), await deposit(api, { disposition: 'attachment; filename="r.pdf"' })];
    expect(again.json()).toEqual(first.json());
    expect((await deposit(api, { key: 'another-key' })).json()['code']).toBe('FileAlreadyDeposited');
  });

  it('is one fact even when the service died between its content and its fact', async () => {
    const store = dying(api.store);
    const contents = memoryContents();
    const before = await started(store, contents);
    store.dies = true;
    expect((await deposit(before)).status).toBe(500);
    await before.application.close();
    expect(await contents.has(digest)).toBe(true);
    store.dies = false;
    const after = await started(store, contents);
    expect((await deposit(after)).status).toBe(201);
    const facts = (await after.stored()).filter(({ event }) => event.type === 'FileDeposited');
    expect(facts).toHaveLength(1);
    expect(await contents.pendingSince(farFuture, 10)).toEqual([]);
    await after.application.close();
  });

  it('whose deposit never became a fact is swept after a day; any that a fact names stays', async () => {
    await deposit(api);
    await deposit(api, { content: 'replaces it', key: 'replacement' });
    const refused = await deposit(api, { content: 'too late', key: 'late-key', piece: 'DP', as: 'juror' as Role });
    expect(refused.status).toBe(403);
    await api.files.put(sent('orphan'), { stream: `candidacy-${ids.candidacy}`, piece: 'RA', name: 'x.pdf' }, 100);
    const clock = stoppedClock(instantFromMillis(millisOf(farFuture)));
    const swept = await sweepOrphans({ contents: api.files, clock, isNamed: isNamedIn(api.store) });
    expect(swept).toEqual({ settled: 0, dropped: 1 });
    expect(await api.files.has(createHash('sha256').update('orphan').digest('hex'))).toBe(false);
    expect(await api.files.has(digest)).toBe(true);
  });
});

describe('the queue of files that somebody must recognise', () => {
  const ambiguous = 'attachment; filename="rapport final.pdf"';

  it('has those whose name follows no rule, until one is settled', async () => {
    const api = await started();
    await deposit(api, { disposition: ambiguous });
    const queue = async (as: Role, school?: string) =>
      (await api.ask(as, 'GET', '/api/queued-files', school === undefined ? {} : { school })).json();
    expect(await queue('operations')).toMatchObject({
      files: [
        { reference: 'C-0001', piece: 'RA', title: 'Rapport d’activités', name: 'rapport final.pdf', sha256: digest },
      ],
    });
    expect(await queue('school-lead', 'nantes')).toMatchObject({ files: [] });
    expect((await api.ask('trainer', 'GET', '/api/queued-files')).json()['code']).toBe('NotAllowed');
    const body = { piece: 'RA', sha256: digest, outcome: 'accepted', reason: 'c’est le sien' };
    const headers = { 'idempotency-key': 'settle-key' };
    await api.ask('operations', 'POST', `/api/candidacies/${ids.candidacy}/acts/SettleFile`, { body, headers });
    expect(await queue('operations')).toMatchObject({ files: [] });
    await api.application.close();
  });
});

const farFuture = instantFromMillis(Date.parse('2100-01-01T00:00:00.000Z'));

async function started(store: EventStore = memoryEventStore(), files = memoryContents()): Promise<RunningApi> {
  const api = await runApiWithCandidate(store, files);
  await api.process({ type: 'OpenStage', stage: 'deposit' }, 'open-deposit');
  return api;
}

interface Changes {
  readonly piece?: string;
  readonly content?: string;
  readonly type?: string;
  readonly disposition?: string;
  readonly key?: string;
  readonly length?: string;
  readonly school?: string;
  readonly as?: Role;
}

function deposit(api: RunningApi, changes: Changes = {}): Promise<Answer> {
  const { piece = 'RA', content, type = 'application/pdf', disposition = named, key = 'deposit-key' } = changes;
  const headers = {
    'content-type': type,
    'content-disposition': disposition,
    'idempotency-key': key,
    ...(changes.length !== undefined && { 'content-length': changes.length }),
  };
  const body = content === undefined ? report : Buffer.from(content);
  const school = changes.school === undefined ? {} : { school: changes.school };
  const url = `/api/candidacies/${ids.candidacy}/files/${piece}`;
  return api.ask(changes.as ?? 'candidate', 'POST', url, { body, headers, ...school });
}

/** Takes what is appended to nowhere and says nothing of it, as a process that is killed. */
function dying(store: EventStore): EventStore & { dies: boolean } {
  return {
    dies: false,
    append(...asked) {
      return this.dies ? Promise.reject(new Error('killed')) : store.append(...asked);
    },
    readStream: (...asked) => store.readStream(...asked),
    subscribeAll: (...asked) => store.subscribeAll(...asked),
    ping: () => store.ping(),
    close: () => store.close(),
  };
}

async function* sent(content: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(Buffer.from(content));
}
