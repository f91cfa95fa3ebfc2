import type { RecordedEvent } from '@parchemin/event-store';
import { memoryViewStore, RowsRefused, viewsBy, type View, type ViewStore } from '@parchemin/read-models';
import { streamsOf, tellLog } from '@parchemin/testing';
import fc from 'fast-check';
import { CheckpointMoved, fanOut } from './fan-out.js';
import { laneOf, type Lane } from './lane.js';

const views = viewsBy(() => [{ stage: 'continuous-assessment', after: [] }]);
const log = tellLog(Array.from({ length: 42 }, (_, place) => place % 3));

describe('bringing events into the views', () => {
  it('gives the same rows in batches of any size, however the paths are interleaved and delivered again', async () => {
    const orders = fc.array(fc.nat(4), { maxLength: 70 });
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(orders, sizes, fc.nat(5), async (order, batches, again) => {
        const told = tellLog(order);
        const atOnce = await storeAfter([told]);
        const bitByBit = await storeAfter(cut(told, batches, again));
        for (const { name } of views) expect(sorted(bitByBit.rowsOf(name))).toEqual(sorted(atOnce.rowsOf(name)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same rows to a view that is alone and has kept nothing, as when it is made again', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...views), sizes, async (view, batches) => {
        const [whole, alone] = [await storeAfter([log]), memoryViewStore(views)];
        for (const batch of cut(log, batches, 0)) await fanOut(from(alone), await lanesOf(alone, [view]), batch);
        expect(sorted(alone.rowsOf(view.name))).toEqual(sorted(whole.rowsOf(view.name)));
      }),
      { numRuns: 40 },
    );
  });

  it('takes nothing in twice', async () => {
    const store = memoryViewStore(views);
    const lanes = await lanesOf(store);
    await fanOut(from(store), lanes, log);
    await fanOut(from(store), lanes, log);
    expect(store.rowsOf('candidate_story')).toHaveLength(42);
    expect(store.positionOf('candidate_record')).toBe(log.at(-1)!.position);
  });

  it('stops at a checkpoint that somebody else has moved, and writes nothing', async () => {
    const store = memoryViewStore(views);
    const [mine, theirs] = [await lanesOf(store), await lanesOf(store)];
    await fanOut(from(store), theirs, log.slice(0, 5));
    await expect(fanOut(from(store), mine, log.slice(0, 9))).rejects.toBeInstanceOf(CheckpointMoved);
    expect(store.positionOf('candidate_story')).toBe(log[4]!.position);
    expect(store.rowsOf('candidate_story')).toHaveLength(5);
  });
});

describe('an event that a view cannot take in', () => {
  it('parks that view where it stands, and the others go on', async () => {
    const store = memoryViewStore(views);
    const lanes = await lanesOf(store);
    const strange = { ...log[9]!, event: { type: 'SomethingNew', data: {} } };
    await fanOut(from(store), lanes, [...log.slice(0, 9), strange, ...log.slice(10, 20)]);
    expect(store.positionOf('candidate_record')).toBe(log[8]!.position);
    expect(store.parked.get('candidate_record')).toMatchObject({ recorded: { id: strange.id } });
    expect(store.positionOf('candidate_story')).toBe(log[19]!.position);
    expect(store.parked.has('candidate_story')).toBe(false);
  });

  it('because its row cannot be completed is found among the others', async () => {
    const store = memoryViewStore(views);
    const unfinishable = views.map((view) => (view.name === 'open_processes' ? failingToComplete(view, 7) : view));
    await fanOut(from(store), await lanesOf(store, unfinishable), log);
    expect(store.parked.get('open_processes')?.recorded.id).toBe(log[7]!.id);
    expect(store.positionOf('open_processes')).toBe(log[6]!.position);
    expect(store.positionOf('candidacy_list')).toBe(log.at(-1)!.position);
  });

  it.each([0, 1, 20, 41])('because the store refuses its row is narrowed down to: event %i of 42', async (place) => {
    const store = memoryViewStore(views);
    const picky = refusingRowsAt(store, log[place]!.position);
    await fanOut(from(picky), await lanesOf(store), log);
    expect(store.parked.get('candidate_story')?.recorded.id).toBe(log[place]!.id);
    expect(store.positionOf('candidate_story')).toBe(place === 0 ? -1n : log[place - 1]!.position);
    for (const other of ['candidate_record', 'candidacy_list', 'open_processes']) {
      expect(store.positionOf(other)).toBe(log.at(-1)!.position);
    }
  });

  it('is tried again after a new start, and the park is lifted once the view moves', async () => {
    const store = memoryViewStore(views);
    const strange = { ...log[3]!, event: { type: 'SomethingNew', data: {} } };
    await fanOut(from(store), await lanesOf(store), [...log.slice(0, 3), strange]);
    expect(store.parked.size).toBe(3);
    await fanOut(from(store), await lanesOf(store), log);
    expect(store.parked.size).toBe(0);
    expect(store.positionOf('candidate_record')).toBe(log.at(-1)!.position);
  });
});

function from(store: ViewStore, told: readonly RecordedEvent[] = log) {
  return { store, events: streamsOf(told) };
}

async function lanesOf(store: ViewStore, kept: readonly View[] = views): Promise<Lane[]> {
  return Promise.all(kept.map(async (view) => laneOf(view, await store.getLiveVersion(view.name), true)));
}

async function storeAfter(batches: readonly (readonly RecordedEvent[])[]) {
  const store = memoryViewStore(views);
  const lanes = await lanesOf(store);
  for (const batch of batches) await fanOut(from(store, batches.flat()), lanes, batch);
  return store;
}

/** Batches of these sizes in turn, each beginning with some events of the one before. */
function cut(told: readonly RecordedEvent[], sizes: readonly number[], again: number): RecordedEvent[][] {
  const batches: RecordedEvent[][] = [];
  for (let from = 0, turn = 0; from < told.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    batches.push(told.slice(Math.max(0, from - again), from + size));
    from += size;
  }
  return batches;
}

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

function failingToComplete(view: View, revision: number): View {
  const faulty = log[revision]!.position.toString();
  const complete: View['complete'] = (row, last) => {
    if (BigInt(row.position) >= BigInt(faulty) && row.candidacy === log[revision]!.metadata.correlationId) {
      throw new Error('it does not add up');
    }
    return view.complete(row, last);
  };
  return { ...view, complete };
}

function refusingRowsAt(store: ViewStore, position: bigint): ViewStore {
  return {
    ...store,
    async commit(changes) {
      const refused = changes.some(
        ({ view, added }) =>
          view.name === 'candidate_story' && added.some((row) => row.position === position.toString()),
      );
      if (refused) throw new RowsRefused('it does not fit');
      return store.commit(changes);
    },
  };
}
