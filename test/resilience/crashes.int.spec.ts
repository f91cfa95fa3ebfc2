import { randomUUID } from 'node:crypto';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import { startParts, type RunningParts } from '@parchemin/testing';
import { Certifier } from './certifier.js';
import { examine } from './findings.js';
import { startLoad } from './load.js';
import { temporalAway } from './losses.js';
import { playRound, seededRandom } from './plan.js';
import { killOne } from './rounds.js';
import { civilDay, settled } from './settling.js';
import { ringTimers, usualTimers } from './timers.js';

const nothingWrong = { lost: [], doubled: [], doubledSteps: [], unclosed: [], missed: [] };

describe('whatever crashes', () => {
  const token = randomUUID();
  let parts: RunningParts;
  let store: EventStore;
  let certifier: Certifier;

  beforeAll(async () => {
    parts = await startParts({
      api: true,
      worker: true,
      projector: true,
      own: true,
      env: { PARCHEMIN_MACHINE_TOKEN: token },
    });
    store = openEventStore(parts.url('event-store'));
    certifier = new Certifier(() => parts.url('api'), token);
  });

  afterAll(async () => {
    await store.close();
    await parts.stop();
  });

  it('an acknowledged mark is never lost, nor recorded twice, and no step of a process is doubled', async () => {
    const load = startLoad(certifier, 4, civilDay(20));
    for (const part of ['event-store', 'worker', 'postgres'] as const) await killOne(parts, part, 1_000);
    await load.stop();
    await settled(store, load.complete);
    expect(load.acknowledged.length).toBeGreaterThan(0);
    expect([...load.contradictions, ...load.unanswered]).toEqual([]);
    expect(await examine(store, load.acknowledged, load.complete)).toMatchObject(nothingWrong);
  });

  it.each([
    ['marks go on while Temporal is away, and all that is owed is done once it is back', 'away'],
    ['nobody is forgotten, and nobody types anything, when the database of Temporal is deleted', 'deleted'],
    ['nobody is forgotten when the database of Temporal is an older copy', 'rolled-back'],
    ['nobody is told twice when the reactor’s checkpoint is moved back', 'checkpoint'],
    ['a ladder in which the worker dies is climbed to its end, each step once', 'ladder'],
  ] as const)('%s', async (_, kind) => {
    const load = startLoad(certifier, 2, civilDay(20));
    const world = { parts, certifier, store, load, random: seededRandom(7) };
    const { due, whileAway } = await (kind === 'away' ? temporalAway(world, 4_000) : playRound(kind, world));
    await load.stop();
    await settled(store, load.complete);
    expect(load.unanswered).toEqual([]);
    if (kind !== 'ladder') expect(whileAway).toBeGreaterThan(0);
    expect(await examine(store, load.acknowledged, load.complete, due)).toMatchObject(nothingWrong);
  });

  it('a real timer rings once, and not before its instant, though the worker and Temporal die meanwhile', async () => {
    const { broken } = await ringTimers({ parts, store, random: seededRandom(7) }, usualTimers(40, 2));
    expect(broken).toEqual([]);
  });
});
