import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { EventStore } from '@parchemin/event-store';
import { rawAppend } from './append.bench.js';
import { compared, inTurn, slice, type Figure, type Work } from './measure.js';
import { enrolledPath } from './paths.js';

const rounds = 3;
const sliceMillis = 3_000;
/** Together enough marks for all slices at any rate seen so far; the last piece is never sent, so that no stage closes meanwhile. */
const paths = 4_000;
const [firstPiece, ...pieces] = ['CC1', 'CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8'];
const betweenLooksMillis = 250;
const quietLooks = 8;

/** A mark on a path in use, through the HTTP API: authorised, decided, durable, answered. Every part of the service runs meanwhile. */
export async function benchMarks(
  api: string,
  token: string,
  store: EventStore,
  client: EventStoreDBClient,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const send = (path: string, body: object): Promise<void> => post(agent, new URL(path, api), token, body);
  const mark = await marksOnPathsInUse(api, store, send);
  for (const inFlight of [1, 16, 64]) {
    const pair = await inTurn(
      rounds,
      () => slice(inFlight, sliceMillis, mark),
      () => slice(inFlight, sliceMillis, rawAppend(client)),
    );
    figures.push(compared(`mark.http.c${inFlight}`, 'raw client, default append', pair));
  }
  agent.destroy();
  return figures;
}

type Send = (path: string, body: object) => Promise<void>;

/** Each path has its first mark, so that the API has met it; what those marks set off is over before anything is measured. */
async function marksOnPathsInUse(api: string, store: EventStore, send: Send): Promise<Work> {
  const ids = Array.from({ length: paths }, () => randomUUID());
  const [unopened, unmarked] = [[...ids], [...ids]];
  await slice(32, Infinity, () => openPath(store, unopened.pop() ?? ''), paths);
  await slice(
    16,
    Infinity,
    () => send(`/api/candidacies/${unmarked.pop()}/marks`, { piece: firstPiece, mark: '12,5' }),
    paths,
  );
  await readSideHasAll(api);
  let sent = 0;
  return () => {
    const [id, piece] = [ids[sent % paths], pieces[Math.floor(sent / paths)]];
    sent += 1;
    if (piece === undefined) throw new Error(`more than ${paths * pieces.length} marks: give the benchmark more paths`);
    return send(`/api/candidacies/${id}/marks`, { piece, mark: '12,5' });
  };
}

async function openPath(store: EventStore, id: string): Promise<void> {
  await store.append(`candidacy-${id}`, 'no-stream', enrolledPath(id));
}

async function readSideHasAll(api: string): Promise<void> {
  for (let quiet = 0; quiet < quietLooks;) {
    await pause(betweenLooksMillis);
    const { readSide } = (await (await fetch(`${api}/health/ready`)).json()) as { readSide: { behindSeconds: number } };
    quiet = readSide.behindSeconds > 0 ? 0 : quiet + 1;
  }
}

function post(agent: Agent, url: URL, token: string, body: object): Promise<void> {
  const text = JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'idempotency-key': randomUUID(),
  };
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      const ok = response.statusCode === 200 || response.statusCode === 201;
      response
        .resume()
        .once('end', () => (ok ? resolve() : reject(new Error(`a mark answered ${response.statusCode}`))));
    });
    sending.once('error', reject).end(text);
  });
}
