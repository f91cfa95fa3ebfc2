import { EventStoreUnavailable, memoryEventStore, type EventStore } from '@parchemin/event-store';
import { memoryViewStore, viewsBy, type Lease, type ViewStore } from '@parchemin/read-models';
import { candidacyNumber, newFact, tellPath } from '@parchemin/testing';
import { openIntake } from './intake.js';
import { startProjector, type Projector } from './projector.js';

const views = viewsBy(() => [{ stage: 'continuous-assessment', after: [] }]);

describe('a projector', () => {
  let running: Projector[] = [];
  afterEach(async () => {
    await Promise.all(running.map((projector) => projector.stop()));
    running = [];
  });

  it('catches up with what is stored and follows what is written afterwards', async () => {
    const { events, store, start } = setting();
    const first = await tell(events, 0, 5);
    const projector = start();
    await until(() => projector.status.caughtUp);
    expect(store.positionOf('candidate_record')).toBe(first);
    const second = await tell(events, 1, 14);
    await until(() => store.positionOf('candidacy_list') === second);
    expect(store.rowsOf('candidate_story')).toHaveLength(19);
    expect(projector.status).toMatchObject({ phase: 'live', fault: null, seen: second, projected: 19 });
  });

  it('begins again from the stored positions when its view store fails, and loses nothing', async () => {
    const { events, store, start } = setting();
    let away = true;
    const unreliable: ViewStore = {
      ...store,
      commit: (changes) => (away ? Promise.reject(new Error('the database is away')) : store.commit(changes)),
    };
    const projector = start(unreliable);
    const position = await tell(events, 0, 14);
    await until(() => projector.status.retries >= 2);
    expect(projector.status).toMatchObject({ fault: 'the database is away' });
    away = false;
    await until(() => store.positionOf('candidate_story') === position);
    expect(store.rowsOf('candidate_story')).toHaveLength(14);
    await until(() => projector.status.fault === null);
  });

  it('begins again when the subscription stops', async () => {
    const { events, store, start } = setting();
    let broken = 0;
    const projector = start(store, {
      ...events,
      subscribeAll(filter, after, follower) {
        broken += 1;
        if (broken > 2) return events.subscribeAll(filter, after, follower);
        follower.onStopped(new EventStoreUnavailable('gone'));
        return { stop: async () => {} };
      },
    });
    const position = await tell(events, 0, 3);
    await until(() => store.positionOf('candidate_record') === position);
    expect(projector.status.retries).toBe(2);
  });

  it('stands by while another holds the lease, and takes over when that one stops', async () => {
    const { events, store, start } = setting();
    const active = start();
    await until(() => active.status.phase === 'live');
    const waiting = start();
    await until(() => waiting.status.phase === 'standing-by');
    await active.stop();
    const position = await tell(events, 0, 4);
    await until(() => store.positionOf('candidate_record') === position);
    expect(waiting.status.phase).toBe('live');
  });

  it('begins again when its lease is lost', async () => {
    const { start, lease } = setting();
    const projector = start();
    await until(() => projector.status.phase === 'live');
    lease.lose();
    await until(() => projector.status.retries === 1 && projector.status.phase === 'live');
  });

  it('moves no view while held, and goes on afterwards', async () => {
    const { events, store, start } = setting();
    const projector = start();
    await until(() => projector.status.phase === 'live');
    const before = store.positionOf('candidate_record');
    const { held, position } = await projector.whileHeld(async () => {
      const written = await tell(events, 0, 14);
      await turns(20);
      return { held: store.positionOf('candidate_record'), position: written };
    });
    expect(held).toBe(before);
    await until(() => store.positionOf('candidate_record') === position);
  });

  function setting() {
    const events = memoryEventStore();
    const store = memoryViewStore(views);
    const lease = oneLease();
    const start = (into: ViewStore = store, from: EventStore = events): Projector => {
      const parts = { store: into, events: from, views, tryLease: lease.tryLease, onFault: () => {} };
      const projector = startProjector(parts);
      running.push(projector);
      return projector;
    };
    return { events, store, lease, start };
  }
});

describe('an intake', () => {
  it('holds no more than its limit, and lets its subscription wait', async () => {
    const batches: number[] = [];
    let release = (): void => {};
    const intake = openIntake(
      async (batch) => {
        batches.push(batch.length);
        await new Promise<void>((resolve) => (release = resolve));
      },
      () => {},
      { events: 3, millis: 60_000, paceMillis: 0 },
    );
    let taken = 0;
    const taking = (async () => {
      for (let count = 0; count < 9; count += 1) {
        await intake.take(someEvent);
        taken += 1;
      }
    })();
    await until(() => taken === 6);
    await turns(5);
    expect([taken, batches]).toEqual([6, [3]]);
    release();
    await taking;
    expect(batches).toEqual([3, 3]);
    release();
    await until(() => batches.length === 3);
    release();
    await intake.close();
  });

  it('stops at the first batch that cannot be written', async () => {
    const faults: unknown[] = [];
    const intake = openIntake(
      () => Promise.reject(new Error('away')),
      (error) => faults.push(error),
      { events: 1, millis: 60_000, paceMillis: 0 },
    );
    await intake.take(someEvent);
    await expect(intake.take(someEvent).then(() => intake.take(someEvent))).rejects.toThrow('closed');
    expect(faults).toEqual([new Error('away')]);
  });
});

const someEvent = {
  ...newFact(candidacyNumber(0), tellPath('R-0')[0]!),
  stream: `candidacy-${candidacyNumber(0)}`,
  revision: 0,
  position: 1n,
  recordedAt: newFact(candidacyNumber(0), tellPath('R-0')[0]!).metadata.actedAt,
};

async function tell(events: EventStore, which: number, facts: number): Promise<bigint> {
  const candidacy = candidacyNumber(which);
  const told = tellPath(`R-${which}`).slice(0, facts);
  const appended = await events.append(
    `candidacy-${candidacy}`,
    'no-stream',
    told.map((event, fact) => newFact(candidacy, event, fact)),
  );
  if (appended.outcome !== 'appended') throw new Error('the story was told before');
  return appended.position;
}

function oneLease() {
  let lose: (() => void) | null = null;
  return {
    lose: () => lose?.(),
    async tryLease(): Promise<Lease | undefined> {
      if (lose) return undefined;
      const lost = new Promise<void>((resolve) => (lose = resolve));
      return { lost, release: async () => void (lose = null) };
    },
  };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turns(1);
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
}
