import { candidacyStream } from '@parchemin/candidacy';
import { EventStoreUnavailable, memoryEventStore, type EventStore } from '@parchemin/event-store';
import {
  asking,
  calendars,
  enrolment,
  itself,
  marking,
  minute,
  opening,
  operations,
  schemes,
  stranger,
  trainer,
} from '../testing/parts.js';
import { candidacyLedger } from './index.js';

const id = '0192f5c0-0000-7000-8000-000000000001';

describe('a command on the write path', () => {
  it('is answered again from what was stored, by a process that never saw it, whatever the clock says', async () => {
    const { store, ledger } = await opened();
    const first = await ledger.execute(id, marking('P1', '12.5'), asking(trainer, 'k', minute(1)));
    await ledger.execute(id, marking('P2', '9'), asking(trainer, 'k2', minute(2)));
    const restarted = candidacyLedger({ store, schemes, calendars });
    const again = await restarted.execute(id, marking('P1', '12.5'), asking(trainer, 'k', minute(9_999)));
    expect(again).toEqual(first);
    expect(first).toMatchObject({ revision: 3, events: [{ type: 'MarkRecorded', data: { recordedAt: minute(1) } }] });
  });

  it('gets the same answer on a replica whose fold is behind, and not the instant of its second sending', async () => {
    const { store, ledger } = await opened();
    const behind = candidacyLedger({ store, schemes, calendars });
    await behind.load(id);
    const first = await ledger.execute(id, marking('P1', '12.5'), asking(trainer, 'k', minute(1)));
    expect(await behind.execute(id, marking('P1', '12.5'), asking(trainer, 'k', minute(2)))).toEqual(first);
  });

  it('that wrote several facts is answered with all of them again', async () => {
    const { ledger } = await opened();
    const again = await ledger.execute(id, opening, asking(itself, 'open', minute(5)));
    expect(again).toMatchObject({ revision: 2, events: [{ type: 'StageOpened' }, { type: 'DeadlineArmed' }] });
  });

  it('is refused when its id is used again with another body', async () => {
    const { store, ledger } = await opened();
    await ledger.execute(id, marking('P1', '12.5'), asking(trainer, 'k'));
    const other = await ledger.execute(id, marking('P1', '13'), asking(trainer, 'k'));
    expect(other).toEqual({ refused: 'CommandIdReused' });
    expect(await lengthOf(store)).toBe(4);
  });

  it('that was refused is not remembered: the same id may be mended and sent again', async () => {
    const { ledger } = await opened();
    const refused = await ledger.execute(id, marking('P1', '21'), asking(trainer, 'k'));
    expect(refused).toMatchObject({ refused: 'MarkOutOfRange' });
    expect(await ledger.execute(id, marking('P1', '12'), asking(trainer, 'k'))).toMatchObject({ revision: 3 });
  });

  it('can be foreseen: what it would record is told, at the revision that it would bring, and nothing is written', async () => {
    const { store, ledger } = await opened();
    const asked = [id, marking('P1', '12.5'), asking(trainer, 'k', minute(1))] as const;
    const before = await lengthOf(store);
    const foreseen = await ledger.preview(...asked);
    expect(await lengthOf(store)).toBe(before);
    expect(await ledger.preview(...asked)).toEqual(foreseen);
    const done = await ledger.execute(...asked);
    expect(done).toMatchObject(foreseen);
    expect(await ledger.preview(...asked)).toEqual(done);
  });

  it('is foreseen to be refused by the head, by the same rule, and with the same words', async () => {
    const { store, ledger } = await opened();
    const behind = candidacyLedger({ store, schemes, calendars });
    await behind.load(id);
    await ledger.execute(id, marking('P1', '12.5'), asking(trainer, 'k'));
    const again = [id, marking('P1', '9'), asking(trainer, 'k2')] as const;
    const foreseen = await behind.preview(...again);
    expect(foreseen).toMatchObject({ refused: 'MarkAlreadyRecorded' });
    expect(await behind.execute(...again)).toEqual(foreseen);
  });

  it('is refused only by the head: a fold that is behind is read on before anything is said', async () => {
    const { store, ledger } = await opened({ openStage: false });
    const behind = candidacyLedger({ store, schemes, calendars });
    expect(await behind.execute(id, marking('P1', '12'), asking(trainer, 'k'))).toMatchObject({
      refused: 'PieceUnknown',
    });
    await ledger.execute(id, opening, asking(itself, 'open'));
    expect(await behind.execute(id, marking('P1', '12'), asking(trainer, 'k'))).toMatchObject({ revision: 3 });
  });

  it('meets another school as if nothing were there', async () => {
    const { ledger } = await opened();
    const unknown = await ledger.execute(
      '0192f5c0-0000-7000-8000-00000000dead',
      marking('P1', '1'),
      asking(stranger, 'a'),
    );
    expect(await ledger.execute(id, marking('P1', '1'), asking(stranger, 'b'))).toEqual(unknown);
  });

  it('that names the revision it has seen is refused when the stream has moved, with both', async () => {
    const { ledger } = await opened();
    const seen = { ...asking(trainer, 'k'), ifRevision: 1 };
    const refusal = { refused: 'RevisionMoved', asked: 1, revision: 2 };
    expect(await ledger.execute(id, marking('P1', '12'), seen)).toEqual(refusal);
    expect(await ledger.execute(id, marking('P1', '12'), { ...seen, ifRevision: 2 })).toMatchObject({ revision: 3 });
    expect(await ledger.execute(id, marking('P1', '12'), { ...seen, ifRevision: 2 })).toMatchObject({ revision: 3 });
  });

  it('carries who, for what, under which scheme and when, into the metadata of each event', async () => {
    const { store } = await opened();
    const [first] = await storedOf(store);
    expect(first!.metadata).toEqual({
      actor: operations,
      commandId: 'person:ops:enrol',
      correlationId: id,
      causationId: 'person:ops:enrol',
      schemeVersion: 'short@1',
      schemaVersion: 1,
      actedAt: minute(0),
    });
  });
});

describe('a store that fails', () => {
  it('after writing does not make the command happen twice: it is found and answered', async () => {
    const { store, ledger } = await opened({ failing: ['after', 'after'] });
    expect(await ledger.execute(id, marking('P1', '12'), asking(trainer, 'k'))).toMatchObject({ revision: 3 });
    expect(await lengthOf(store)).toBe(4);
  });

  it('once before writing is asked once more', async () => {
    const { ledger } = await opened({ failing: ['before'] });
    expect(await ledger.execute(id, marking('P1', '12'), asking(trainer, 'k'))).toMatchObject({ revision: 3 });
  });

  it('again and again is given up: the caller hears that it is unavailable and may come back', async () => {
    const { ledger } = await opened({ failing: ['before', 'before'] });
    const sent = ledger.execute(id, marking('P1', '12'), asking(trainer, 'k'));
    await expect(sent).rejects.toThrow(EventStoreUnavailable);
    expect(await ledger.execute(id, marking('P1', '12'), asking(trainer, 'k'))).toMatchObject({ revision: 3 });
  });
});

describe('the bounds of the write path', () => {
  it('let a limited number wait for one stream, and tell the others to come back', async () => {
    const { store } = await opened();
    const bounds = { cache: { count: 9, bytes: 1e6 }, waitingPerStream: 2, attempts: 3 };
    const ledger = candidacyLedger({ store, schemes, calendars }, bounds);
    const answers = await Promise.all(
      ['P1', 'P2', 'P3'].map((piece) => ledger.execute(id, marking(piece, '10'), asking(trainer, piece))),
    );
    expect(answers.map((answer) => ('refused' in answer ? answer.refused : 'recorded'))).toEqual([
      'recorded',
      'recorded',
      'TooBusy',
    ]);
    expect(await ledger.execute(id, marking('P3', '10'), asking(trainer, 'P3'))).toMatchObject({ revision: 5 });
  });

  it('end the retries on a stream that always moves', async () => {
    const { store } = await opened();
    const moving: EventStore = { ...store, append: async () => ({ outcome: 'wrong-revision' }) };
    const ledger = candidacyLedger({ store: moving, schemes, calendars });
    const answer = await ledger.execute(id, marking('P1', '12'), asking(trainer, 'k'));
    expect(answer).toEqual({ refused: 'TooBusy', retryAfterSeconds: 1 });
  });
});

interface Setting {
  readonly failing?: ('before' | 'after')[];
  readonly openStage?: boolean;
}

async function opened({ failing = [], openStage = true }: Setting = {}) {
  const store = memoryEventStore();
  const setup = candidacyLedger({ store, schemes, calendars });
  await setup.execute(id, enrolment, asking(operations, 'enrol'));
  if (openStage) await setup.execute(id, opening, asking(itself, 'open'));
  const failingStore: EventStore = {
    ...store,
    async append(...call) {
      const failure = failing.shift();
      if (failure === 'before') throw new EventStoreUnavailable('before');
      const answer = await store.append(...call);
      if (failure === 'after') throw new EventStoreUnavailable('after');
      return answer;
    },
  };
  return { store, ledger: candidacyLedger({ store: failingStore, schemes, calendars }) };
}

async function storedOf(store: EventStore) {
  const stored = [];
  for await (const recorded of store.readStream(candidacyStream(id))) stored.push(recorded);
  return stored;
}

async function lengthOf(store: EventStore): Promise<number> {
  return (await storedOf(store)).length;
}
