import { memoryEventStore, type EventStore, type NewEvent } from '@parchemin/event-store';
import { pathGeneration } from '@parchemin/candidacy-process';
import { isInstant, type Actor, type CommandId, type Instant } from '@parchemin/kernel';
import { stoppedClock } from '@parchemin/testing';
import type { OpenPath, OpenPaths } from './open-paths.js';
import type { IsNews } from './news.js';
import { usualPool } from './poke-pool.js';
import { GateBusy, type GateIdentity, type ProcessGate } from './process-gate.js';
import { Reactor, type ReactorTimes } from './reactor.js';
import { memoryReactorMemory, type ReactorMemory } from './reactor-memory.js';

const trainer: Actor = { id: 't', role: 'trainer', school: 'lyon' };
const itself: Actor = { id: 'process', role: 'process', school: null };
const noon = '2026-12-01T12:00:00.000Z' as Instant;
const times = {
  lookMillis: 2,
  saveMillis: 2,
  sweepMillis: 2,
  toleranceMillis: 60_000,
  settlingMillis: 0,
  againMillis: 0,
  restartMillis: 600_000,
  retryParkedMillis: 50,
  longestPauseMillis: 4,
};

class Temporal implements ProcessGate {
  poked: string[] = [];
  restarted: string[] = [];
  away = false;
  writable = true;
  current: number | null = null;
  database: GateIdentity = { cluster: 'one', marked: null, generation: null };

  async poke(candidacy: string): Promise<void> {
    this.#answer();
    this.poked.push(candidacy);
  }
  async identity(): Promise<GateIdentity> {
    this.#answer();
    return this.database;
  }
  async mark(position: bigint): Promise<boolean> {
    this.#answer();
    this.database = { ...this.database, marked: position };
    return true;
  }
  async restart(candidacy: string): Promise<void> {
    this.#answer();
    this.restarted.push(candidacy);
  }
  async serving(): Promise<number | null> {
    this.#answer();
    return this.current;
  }
  async markGeneration(generation: number): Promise<boolean> {
    this.#answer();
    if (this.writable) this.database = { ...this.database, generation };
    return this.writable;
  }
  async close(): Promise<void> {}
  #answer(): void {
    if (this.away) throw new GateBusy('away');
  }
}

function world(
  memory: ReactorMemory = memoryReactorMemory(),
  open: readonly OpenPath[] = [],
  own: Partial<ReactorTimes> = {},
) {
  const store = memoryEventStore();
  const temporal = new Temporal();
  const told: string[] = [];
  const paths: OpenPaths = {
    dueBefore: async (instant) => open.filter(({ actsAt }) => actsAt <= instant),
    allOpen: async (after, limit) => {
      const from = after === null ? 0 : open.findIndex(({ candidacy }) => candidacy === after.candidacy) + 1;
      return open.slice(from, from + limit);
    },
  };
  const clock = stoppedClock(noon);
  const leases = leasing();
  const isNews: IsNews = async ({ metadata }) => metadata.actor.role !== 'process';
  const parts = {
    store,
    gate: temporal,
    memory,
    pool: usualPool,
    isNews,
    paths,
    clock,
    times: { ...times, ...own },
    tryLease: leases.tryLease,
  };
  const start = () => new Reactor({ ...parts, told: (event) => told.push(event) });
  return { store, temporal, memory, clock, told, leases, start };
}

function leasing() {
  let held = false;
  let lose = (): void => {};
  return {
    lose: () => lose(),
    async tryLease() {
      if (held) return undefined;
      held = true;
      const lost = new Promise<void>((resolve) => (lose = resolve));
      return { lost, release: async () => void (held = false) };
    },
  };
}

let count = 0;
async function append(store: EventStore, candidacy: string, by: Actor, revision: number): Promise<void> {
  if (!isInstant(noon)) throw new Error('noon is an instant');
  const event: NewEvent = {
    id: `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
    event: { type: 'Something', data: {} },
    metadata: {
      actor: by,
      commandId: `person:${count}` as CommandId,
      correlationId: candidacy,
      causationId: '',
      schemeVersion: null,
      schemaVersion: 1,
      actedAt: noon,
    },
  };
  await store.append(`candidacy-${candidacy}`, revision < 0 ? 'no-stream' : revision, [event]);
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 1));
}

const saved = async (memory: ReactorMemory, by: (state: Awaited<ReturnType<ReactorMemory['load']>>) => boolean) =>
  eventually(async () => by(await memory.load()));

describe('the reactor', () => {
  it('pokes the process of a person’s fact, and not for the process’s own', async () => {
    const { store, temporal, memory, start } = world();
    const reactor = start();
    await append(store, 'a', itself, -1);
    await append(store, 'b', trainer, -1);
    await saved(memory, ({ position }) => position !== null && position > 50n);
    expect(temporal.poked).toEqual(['b']);
    await reactor.stop();
  });

  it('begins again where everything was acknowledged', async () => {
    const first = world();
    const before = first.start();
    await append(first.store, 'a', trainer, -1);
    await saved(first.memory, ({ position }) => position !== null);
    await before.stop();
    await append(first.store, 'b', trainer, -1);
    const after = first.start();
    await eventually(() => first.temporal.poked.includes('b'));
    expect(first.temporal.poked).toEqual(['a', 'b']);
    await after.stop();
  });

  it('waits for a Temporal that is away, says so, and then pokes for all that happened meanwhile', async () => {
    const { store, temporal, start } = world();
    temporal.away = true;
    const reactor = start();
    for (const candidacy of ['a', 'b']) await append(store, candidacy, trainer, -1);
    await eventually(() => reactor.fault()?.includes('away') ?? false);
    temporal.away = false;
    await eventually(() => temporal.poked.length === 2);
    expect(reactor.fault()).toBeNull();
    await reactor.stop();
  });

  it.each([
    ['was deleted', (): GateIdentity => ({ cluster: 'two', marked: null, generation: null })],
    ['is an older copy of itself', (was: GateIdentity): GateIdentity => ({ ...was, marked: was.marked! - 1n })],
    ['is a copy from before the first fact', (was: GateIdentity): GateIdentity => ({ ...was, marked: null })],
  ])(
    'finds by itself that Temporal’s database %s, and pokes every open process, the most urgent first',
    async (_how, other) => {
      const open = ['urgent', 'later', 'last'].map((candidacy, index) => ({
        candidacy,
        actsAt: `2027-01-0${index + 1}T00:00:00.000Z` as Instant,
      }));
      const { store, temporal, memory, start } = world(memoryReactorMemory(), open);
      const reactor = start();
      await append(store, 'a', trainer, -1);
      await saved(memory, ({ marked }) => marked !== null);
      temporal.away = true;
      await eventually(() => reactor.fault() !== null);
      temporal.poked = [];
      temporal.database = other(temporal.database);
      temporal.away = false;
      await eventually(() => temporal.poked.length >= 3);
      expect(temporal.poked.filter((candidacy) => candidacy !== 'a')).toEqual(['urgent', 'later', 'last']);
      await saved(memory, ({ cluster, marked }) => cluster === temporal.database.cluster && marked !== null);
      expect(reactor.report().recoveries).toBe(1);
      await reactor.stop();
    },
  );

  it('finds a swapped database even when no call failed meanwhile', async () => {
    const open = [{ candidacy: 'open', actsAt: '2027-01-01T00:00:00.000Z' as Instant }];
    const { store, temporal, memory, start } = world(memoryReactorMemory(), open);
    const reactor = start();
    await append(store, 'a', trainer, -1);
    await saved(memory, ({ marked }) => marked !== null);
    temporal.database = { cluster: 'two', marked: null, generation: null };
    await eventually(() => temporal.poked.includes('open'));
    await reactor.stop();
  });

  it('recovers again when it was interrupted, since nothing was saved', async () => {
    const memory = memoryReactorMemory({ position: 5n, cluster: 'one', marked: 5n, parked: [] });
    const open = [{ candidacy: 'open', actsAt: '2027-01-01T00:00:00.000Z' as Instant }];
    const { temporal, start } = world(memory, open);
    temporal.database = { cluster: 'two', marked: null, generation: null };
    const poke = temporal.poke.bind(temporal);
    temporal.poke = () => new Promise(() => {});
    const first = start();
    await eventually(() => first.report().recoveries === 1);
    await first.stop();
    expect((await memory.load()).cluster).toBe('one');
    temporal.poke = poke;
    const second = start();
    await eventually(() => temporal.poked.includes('open'));
    await saved(memory, ({ cluster }) => cluster === 'two');
    await second.stop();
  });

  it('pokes what is due and unserved, whatever Temporal believes, and raises an alarm', async () => {
    const open = [
      { candidacy: 'due', actsAt: '2026-12-01T11:58:59.000Z' as Instant },
      { candidacy: 'just due', actsAt: '2026-12-01T11:59:30.000Z' as Instant },
    ];
    const { temporal, told, start } = world(memoryReactorMemory(), open);
    const reactor = start();
    await eventually(() => temporal.poked.length >= 2);
    expect(new Set(temporal.poked)).toEqual(new Set(['due']));
    expect(told).toContain('unserved');
    expect(reactor.report().unserved).toBe(1);
    await reactor.stop();
  });

  it('does not let what is due wait for its turn in a log that is read again from far back', async () => {
    const open = [{ candidacy: 'just due', actsAt: '2026-12-01T11:59:30.000Z' as Instant }];
    const { temporal, told, start } = world(memoryReactorMemory(), open, { settlingMillis: 60_000 });
    const reactor = start();
    await eventually(() => temporal.poked.includes('just due'));
    expect(told).not.toContain('unserved');
    await reactor.stop();
  });

  it('begins a run again that stays unserved in spite of every poke, and gives the new one its time', async () => {
    const open = [{ candidacy: 'deaf', actsAt: '2026-12-01T11:00:00.000Z' as Instant }];
    const { temporal, start } = world(memoryReactorMemory(), open, { restartMillis: 40 });
    const reactor = start();
    await eventually(() => temporal.restarted.length === 1);
    const pokes = temporal.poked.length;
    expect(pokes).toBeGreaterThan(0);
    await eventually(() => temporal.restarted.length === 2);
    expect(temporal.poked.length).toBeGreaterThan(pokes);
    await reactor.stop();
  });

  it('stands by while another one is at work, and takes over from it', async () => {
    const { store, temporal, leases, start } = world();
    const first = start();
    await eventually(() => first.fault() === null);
    const second = start();
    await eventually(() => second.fault() === null);
    await expect(second.recover('a')).rejects.toThrow();
    await first.stop();
    await append(store, 'b', trainer, -1);
    await eventually(() => temporal.poked.includes('b'));
    leases.lose();
    await append(store, 'c', trainer, -1);
    await eventually(() => temporal.poked.includes('c'));
    await second.stop();
  });

  it('wakes up one process when asked, and says when it cannot', async () => {
    const { temporal, start } = world();
    temporal.away = true;
    const reactor = start();
    await expect(reactor.recover('a')).rejects.toThrow();
    temporal.away = false;
    await eventually(() => reactor.fault() === null);
    expect(await reactor.recover('a')).toBe(1);
    expect(temporal.poked).toEqual(['a']);
    await reactor.stop();
  });
});

describe('runs that older code began', () => {
  const older = pathGeneration - 1;
  const open = ['urgent', 'later', 'last'].map((candidacy, index) => ({
    candidacy,
    actsAt: `2027-01-0${index + 1}T00:00:00.000Z` as Instant,
  }));
  const known = () => memoryReactorMemory({ position: 5n, cluster: 'one', marked: 5n, parked: [] });
  const began = (generation: number | null): GateIdentity => ({ cluster: 'one', marked: 5n, generation });

  it('are ended and begun again, the most urgent first, once today’s code is the one that serves', async () => {
    const { temporal, told, start } = world(known(), open);
    temporal.database = began(older);
    temporal.current = older;
    const reactor = start();
    await eventually(() => reactor.fault() === null);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(temporal.restarted).toEqual([]);
    temporal.current = pathGeneration;
    await eventually(() => temporal.database.generation === pathGeneration);
    expect(temporal.restarted).toEqual(['urgent', 'later', 'last']);
    await eventually(() => told.includes('renewed'));
    await reactor.stop();
  });

  it('are begun again from the first one when that was interrupted', async () => {
    const { temporal, start } = world(known(), open);
    temporal.database = began(older);
    temporal.current = pathGeneration;
    const restart = temporal.restart.bind(temporal);
    temporal.restart = (candidacy) => (candidacy === 'last' ? new Promise(() => {}) : restart(candidacy));
    const first = start();
    await eventually(() => temporal.restarted.includes('later'));
    await first.stop();
    expect(temporal.database.generation).toBe(older);
    temporal.restart = restart;
    const second = start();
    await eventually(() => temporal.database.generation === pathGeneration);
    expect(temporal.restarted).toEqual(['urgent', 'later', 'urgent', 'later', 'last']);
    await second.stop();
  });

  it.each([
    ['today’s code began them', began(pathGeneration), true],
    ['nobody may write into the namespace who began them', began(null), false],
    ['the database is new', { cluster: 'two', marked: null, generation: null }, true],
  ])('are left alone when %s', async (_why, database, writable) => {
    const { temporal, memory, start } = world(known(), open);
    Object.assign(temporal, { database, writable, current: pathGeneration });
    const reactor = start();
    await saved(memory, ({ cluster }) => cluster === database.cluster);
    await eventually(() => !writable || temporal.database.generation === pathGeneration);
    expect(temporal.restarted).toEqual([]);
    await reactor.stop();
  });
});
