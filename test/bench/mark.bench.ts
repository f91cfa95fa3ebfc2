import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { EventStore } from '@parchemin/event-store';
import { rawAppend } from './append.bench.js';
import { compared, inTurn, slice, type Figure, type Work } from './measure.js';
import { enrolledPath } from './paths.js';
import { PostLanes } from './post-lanes.js';

const rounds = 3;
const sliceMillis = 2_500;
/**
 * Together enough marks for all slices at any rate seen so far. The two pieces that need an approval first are never sent,
 * so that no stage closes meanwhile.
 */
const paths = 5_000;
const [firstPiece, ...pieces] = ['CC1', 'CC2', 'CC3', 'CC5', 'CC6', 'CC7', 'CC8'];
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
  const lanes = lanesTo(api, token);
  const mark = await marksOnPathsInUse(api, store, lanes);
  for (const inFlight of [1, 16, 64]) {
    const pair = await inTurn(
      rounds,
      () => slice(inFlight, sliceMillis, mark),
      () => slice(inFlight, sliceMillis, rawAppend(client)),
    );
    figures.push(compared(`mark.http.c${inFlight}`, 'raw client, default append', pair));
  }
  lanes.close();
  return figures;
}

export function lanesTo(api: string, token: string): PostLanes {
  return new PostLanes(new URL(api), { authorization: `Bearer ${token}` });
}

/** Each path has its first mark, so that the API has met it; what those marks set off is over before anything is measured. */
export async function marksOnPathsInUse(api: string, store: EventStore, lanes: PostLanes): Promise<Work> {
  const ids = Array.from({ length: paths }, () => randomUUID());
  const [unopened, unmarked] = [[...ids], [...ids]];
  await slice(32, Infinity, () => openPath(store, unopened.pop() ?? ''), paths);
  await slice(16, Infinity, () => mark(unmarked.pop(), firstPiece), paths);
  await readSideHasAll(api);
  let sent = 0;
  return () => {
    const [id, piece] = [ids[sent % paths], pieces[Math.floor(sent / paths)]];
    sent += 1;
    if (piece === undefined) throw new Error(`more than ${paths * pieces.length} marks: give the benchmark more paths`);
    return mark(id, piece);
  };

  function mark(id: string | undefined, piece: string | undefined): Promise<void> {
    return lanes.post(`/api/candidacies/${id}/marks`, { piece, mark: '12,5' }, randomUUID());
  }
}

async function openPath(store: EventStore, id: string): Promise<void> {
  await store.append(`candidacy-${id}`, 'no-stream', await enrolledPath(id));
}

async function readSideHasAll(api: string): Promise<void> {
  for (let quiet = 0; quiet < quietLooks;) {
    await pause(betweenLooksMillis);
    const { readSide } = (await (await fetch(`${api}/health/ready`)).json()) as { readSide: { behindSeconds: number } };
    quiet = readSide.behindSeconds > 0 ? 0 : quiet + 1;
  }
}
