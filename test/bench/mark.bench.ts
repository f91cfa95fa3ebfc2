import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { EventStore } from '@parchemin/event-store';
import { rawAppend } from './append.bench.js';
import { compared, inTurn, slice, type Figure, type Work } from './measure.js';
import { enrolledPath } from './paths.js';

const rounds = 3;
const sliceMillis = 3_000;
/** Enough for a slice at any rate seen so far; the last piece is never sent, so that no stage closes meanwhile. */
const pathsPerSlice = 1_000;
const firstPiece = 'CC1';
const pieces = ['CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8'];

/** A mark on a path in use, through the HTTP API: authorised, decided, durable, answered. Every part of the service runs meanwhile. */
export async function benchMarks(
  api: string,
  token: string,
  store: EventStore,
  client: EventStoreDBClient,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const marks = async (inFlight: number, millis: number) => {
    const work = await marksToSend(store, (path, body) => post(agent, new URL(path, api), token, body));
    return slice(inFlight, millis, work.send, work.count);
  };
  await marks(16, sliceMillis);
  for (const inFlight of [1, 16, 64]) {
    const pair = await inTurn(
      rounds,
      () => marks(inFlight, sliceMillis),
      () => slice(inFlight, sliceMillis, rawAppend(client)),
    );
    figures.push(compared(`mark.http.c${inFlight}`, 'raw client, default append', pair));
  }
  agent.destroy();
  return figures;
}

async function marksToSend(
  store: EventStore,
  send: (path: string, body: object) => Promise<void>,
): Promise<{ send: Work; count: number }> {
  const ids = Array.from({ length: pathsPerSlice }, () => randomUUID());
  const queue = [...ids];
  const lane = async (): Promise<void> => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop())
      await store.append(`candidacy-${id}`, 'no-stream', enrolledPath(id));
  };
  await Promise.all(Array.from({ length: 32 }, lane));
  const unmarked = [...ids];
  await slice(
    16,
    Infinity,
    () => send(`/api/candidacies/${unmarked.pop()}/marks`, { piece: firstPiece, mark: '12,5' }),
    ids.length,
  );
  let sent = 0;
  return {
    count: ids.length * pieces.length,
    send() {
      const [id, piece] = [ids[sent % ids.length] ?? '', pieces[Math.floor(sent / ids.length)] ?? ''];
      sent += 1;
      return send(`/api/candidacies/${id}/marks`, { piece, mark: '12,5' });
    },
  };
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
