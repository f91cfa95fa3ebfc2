import { loadCalendars } from '@parchemin/calendars';
import { candidacyLedger } from '@parchemin/commands';
import { openEventStore } from '@parchemin/event-store';
import { systemClock, type CommandId } from '@parchemin/kernel';
import { freePort, planService, repositoryRoot, SupervisedPart } from '@parchemin/parts';
import { loadSchemes } from '@parchemin/schemes';
import { startParts, testToken, type RunningParts } from '@parchemin/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { enrolment, ids } from '../testing/running-api.js';

const path = `/api/candidacies/${ids.candidacy}`;
const noTemporal = { temporal: '127.0.0.1:9', namespace: 'nobody-is-there' };
const good = { name: 'formateur-lyon', password: 'parchemin-formateur' };

describe('the API on real parts, with Temporal away all the time', () => {
  let parts: RunningParts;
  let api: SupervisedPart;
  let projector: ChildProcess;
  let base: string;
  let cookie: string;

  beforeAll(async () => {
    parts = await startParts({ postgres: true, eventNode: true, own: true });
    api = await startApi();
    projector = startProjector();
  });
  afterAll(async () => {
    projector?.kill();
    await api?.stop();
    await parts?.stop();
  });

  it('lets a demonstration account in', async () => {
    const answer = await fetch(`${base}/api/session`, { method: 'POST', headers: json, body: JSON.stringify(good) });
    expect(answer.status).toBe(200);
    cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  });

  it('enrols a candidate for a machine, and shows the record to who waits for that position', async () => {
    const body = JSON.stringify({ candidacy: ids.candidacy, ...enrolment });
    const headers = { ...json, authorization: `Bearer ${testToken}`, 'idempotency-key': 'enrolment' };
    const answer = await fetch(`${base}/api/candidacies`, { method: 'POST', headers, body });
    expect(answer.status).toBe(201);
    const { position } = (await answer.json()) as { position: string };
    const record = await fetch(`${base}${path}?after=${position}`, { headers: { cookie } });
    expect([record.status, record.headers.get('x-parchemin-behind')]).toEqual([200, null]);
    expect(await record.json()).toMatchObject({ reference: 'C-0001', revision: 1 });
    await openStage('continuous-assessment');
  });

  it('records a mark, and tells the open page of it', async () => {
    const page = await watch();
    const answer = await mark('CC1', '12,5', 'first-mark');
    expect(answer.status).toBe(201);
    const { position, revision } = (await answer.json()) as { position: string; revision: number };
    expect(await page.until(revision)).toEqual({ position, revision });
    page.close();
    const record = await fetch(`${base}${path}?after=${position}`, { headers: { cookie } });
    expect(JSON.stringify(await record.json())).toContain('"value":"12.5"');
  });

  it('tells a page that comes back only of what it has missed', async () => {
    const page = await watch();
    const first = await page.until(4);
    page.close();
    await mark('CC2', '13', 'second-mark');
    const again = await watch(first.position);
    expect(await again.until(5)).toMatchObject({ revision: 5 });
    expect(again.seen).toHaveLength(1);
    again.close();
  });

  it('keeps its sessions over a restart, ends open pages, and answers the same key with the same answer', async () => {
    const before = await (await mark('CC1', '12.5', 'first-mark')).text();
    const page = await watch();
    await api.stop();
    await page.ended;
    await api.start();
    const after = await mark('CC1', '12,5', 'first-mark');
    expect([after.status, await after.text()]).toEqual([201, before]);
  });

  it('says that recording is impossible while the event store is away, and records when it is back', async () => {
    await parts.kill('event-store');
    const refused = await mark('CC3', '14', 'third-mark');
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: 'EventStoreUnavailable' });
    expect((await fetch(`${base}/health/ready`)).status).toBe(503);
    expect((await fetch(`${base}/health/live`)).status).toBe(200);
    await parts.restart('event-store');
    expect((await eventually(() => mark('CC3', '14', 'third-mark'))).status).toBe(201);
    expect(await (await mark('CC3', '15', 'other-key')).json()).toMatchObject({ code: 'MarkAlreadyRecorded' });
  });

  it('takes a file again after a death in the middle of it, as one fact, and has it in the queue', async () => {
    await openStage('deposit');
    const content = Buffer.alloc(200_000, 'a page ');
    const half = request(`${base}${path}/files/RA`, {
      method: 'POST',
      headers: { ...pdf, cookie, 'idempotency-key': 'file-key', 'content-length': content.length },
    });
    half.on('error', () => undefined).write(content.subarray(0, 100_000));
    await until(() => readdirSync(join(parts.folder, 'files', 'incoming')).length > 0);
    await api.kill();
    await api.start();
    const deposit = () => {
      const headers = { ...pdf, cookie, 'idempotency-key': 'file-key' };
      return fetch(`${base}${path}/files/RA`, { method: 'POST', headers, body: content });
    };
    const [first, again] = [await deposit(), await deposit()];
    const answer = (await first.json()) as { position: string; recorded: { event: string }[] };
    expect(answer.recorded).toMatchObject([{ event: 'FileQueued', data: { bytes: content.length } }]);
    expect(await again.json()).toEqual(answer);
    const authorization = `Bearer ${testToken}`;
    const queue = await fetch(`${base}/api/queued-files?position=${answer.position}`, { headers: { authorization } });
    expect(await queue.json()).toMatchObject({
      files: [{ reference: 'C-0001', piece: 'RA', name: 'rapport final.pdf' }],
      next: null,
    });
    const shownAfter = async (instant: string) => {
      const after = Buffer.from(JSON.stringify([instant, ids.candidacy, 'RA'])).toString('base64url');
      const page = await fetch(`${base}/api/queued-files?after=${after}`, { headers: { authorization } });
      return ((await page.json()) as { files: object[] }).files.length;
    };
    expect([await shownAfter('2000-01-01'), await shownAfter('2100-01-01')]).toEqual([1, 0]);
    const kept = await fetch(`${base}${path}/files/RA`, { headers: { cookie } });
    expect(Buffer.from(await kept.arrayBuffer()).equals(content)).toBe(true);
  });

  it('forgets a session that signs out', async () => {
    await fetch(`${base}/api/session`, { method: 'DELETE', headers: { cookie } });
    expect((await fetch(`${base}${path}`, { headers: { cookie } })).status).toBe(401);
  });

  async function startApi(): Promise<SupervisedPart> {
    const port = await freePort(19_100);
    base = `http://127.0.0.1:${port}`;
    const addresses = { eventStore: parts.url('event-store'), database: parts.url('postgres'), ...noTemporal };
    const env = {
      PARCHEMIN_DEMO: '1',
      PARCHEMIN_MACHINE_TOKEN: testToken,
      PARCHEMIN_FILES: join(parts.folder, 'files'),
    };
    const plan = planService('api', { addresses, port, env });
    const started = new SupervisedPart(plan, { logFile: join(parts.folder, 'api.log'), restarts: false });
    await started.start();
    return started;
  }

  /** Without Temporal it pokes nobody, and the views go forward all the same. */
  function startProjector(): ChildProcess {
    const env = { ...process.env, EVENTSTORE_URL: parts.url('event-store'), DATABASE_URL: parts.url('postgres') };
    const main = join(repositoryRoot, 'apps/projector/dist/main.js');
    return spawn(process.execPath, [main], {
      env: { ...env, PARCHEMIN_PARENT_PID: String(process.pid) },
      stdio: 'ignore',
    });
  }

  /** What the process does by itself once it has heard of the enrolment. */
  async function openStage(stage: string): Promise<void> {
    const store = openEventStore(parts.url('event-store'));
    const seeds = join(repositoryRoot, 'seeds');
    const ledger = candidacyLedger({ store, schemes: loadSchemes(seeds), calendars: loadCalendars(seeds) });
    const by = { id: 'process', role: 'process', school: null } as const;
    const asking = { by, at: systemClock.now(), commandId: `process:open-${stage}` as CommandId };
    await ledger.execute(ids.candidacy, { type: 'OpenStage', stage }, asking);
    await store.close();
  }

  function mark(piece: string, text: string, key: string): Promise<Response> {
    const headers = { ...json, cookie, 'idempotency-key': key };
    return fetch(`${base}${path}/marks`, { method: 'POST', headers, body: JSON.stringify({ piece, mark: text }) });
  }

  async function watch(lastEvent?: string): Promise<Page> {
    const aborting = new AbortController();
    const headers = { cookie, ...(lastEvent !== undefined && { 'last-event-id': lastEvent }) };
    const response = await fetch(`${base}${path}/changes`, { headers, signal: aborting.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    return readPage(response, () => aborting.abort());
  }
});

const json = { 'content-type': 'application/json' };
const pdf = { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="rapport final.pdf"' };

interface Told {
  readonly position: string;
  readonly revision: number;
}
interface Page {
  readonly seen: Told[];
  readonly ended: Promise<void>;
  until(revision: number): Promise<Told>;
  close(): void;
}

function readPage(response: Response, close: () => void): Page {
  const seen: Told[] = [];
  let wake = (): void => undefined;
  const read = async (): Promise<void> => {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const messages = text.split('\n\n');
      text = messages.pop()!;
      seen.push(
        ...messages
          .flatMap((message) => /^data: (.*)$/m.exec(message)?.slice(1) ?? [])
          .map((data) => JSON.parse(data) as Told),
      );
      wake();
    }
  };
  const ended = read().catch(() => undefined);
  return {
    seen,
    ended,
    close,
    async until(revision) {
      for (;;) {
        const told = seen.find((one) => one.revision >= revision);
        if (told) return told;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function eventually(ask: () => Promise<Response>): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await ask();
    if (answer.ok || attempt === 50) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
