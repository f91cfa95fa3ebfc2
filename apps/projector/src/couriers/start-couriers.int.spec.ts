import { loadCalendars } from '@parchemin/calendars';
import { candidacyUpcasters } from '@parchemin/candidacy';
import { groupLedger, type GroupRequest } from '@parchemin/commands';
import { openEventStore, type EventStore, type RecordedEvent } from '@parchemin/event-store';
import { groupStream, groupUpcasters } from '@parchemin/groups';
import { instantFromMillis, type Actor, type CommandId, type Decimal } from '@parchemin/kernel';
import { openDatabase, tryLease, type OpenedDatabase } from '@parchemin/read-models';
import { loadSchemes } from '@parchemin/schemes';
import { candidacyNumber, newFact, startParts, tellPath, toldAt, type RunningParts } from '@parchemin/testing';
import { sql } from 'kysely';
import { resolve } from 'node:path';
import { startCouriers, type StartedCouriers } from './index.js';

const seeds = resolve(__dirname, '../../../../seeds');
const [schemes, calendars] = [loadSchemes(seeds), loadCalendars(seeds)];
const trainer: Actor = { id: 't-1', role: 'trainer', school: 'ecole-a' };
const [open, closed] = [candidacyNumber(1), candidacyNumber(2)];
const clock = { now: () => instantFromMillis(Date.now()) };

describe('couriers on the real store and database', () => {
  let parts: RunningParts;
  let events: EventStore;
  let database: OpenedDatabase;
  let couriers: StartedCouriers | null = null;

  beforeAll(async () => {
    parts = await startParts({ postgres: true, eventNode: true });
    events = openEventStore(parts.url('event-store'), { upcasters: [...candidacyUpcasters, ...groupUpcasters] });
    database = openDatabase(parts.url('postgres'));
    await tell(open, 3);
    await tell(closed, 13);
  });

  afterAll(async () => {
    await couriers?.stop();
    await database.close();
    await events.close();
    await parts.stop();
  });

  it('bring a group’s facts to its members, whatever happened while nobody carried them, and keep a refusal in sight', async () => {
    await form();
    await ask({ type: 'RecordMemberMark', member: open, piece: 'CC1', mark: '12' as Decimal }, 2);
    await ask({ type: 'RecordMemberMark', member: closed, piece: 'CC1', mark: '13' as Decimal }, 3);
    couriers = await start();
    expect(await settled()).toEqual([{ [open]: 'entered' }, { [closed]: { refused: 'MarkAlreadyRecorded' } }]);
    const [fact] = (await read(`candidacy-${open}`)).slice(3);
    expect(fact?.event).toMatchObject({ type: 'MarkRecorded', data: { piece: 'CC1', mark: '12', recordedBy: 't-1' } });
    expect(fact?.metadata).toMatchObject({ commandId: `group:group-g@1/${open}`, actor: trainer, actedAt: toldAt(2) });
    expect(await read(`candidacy-${closed}`)).toHaveLength(13);
    await couriers.stop();
  });

  it('whose checkpoint is lost carry everything again, and nothing is recorded twice', async () => {
    const before = [await read(groupStream('g')), await read(`candidacy-${open}`)];
    await sql`delete from courier_checkpoints`.execute(database.db);
    couriers = await start();
    while ((await checkpoint()) < before[0]!.at(-1)!.position) await new Promise((again) => setTimeout(again, 20));
    expect([await read(groupStream('g')), await read(`candidacy-${open}`)]).toEqual(before);
    while (couriers.fault() !== null) await new Promise((again) => setTimeout(again, 20));
  });

  async function tell(candidacy: string, facts: number): Promise<void> {
    const told = tellPath(candidacy).slice(0, facts);
    const stored = told.map((event, fact) => newFact(candidacy, event, fact));
    await events.append(`candidacy-${candidacy}`, 'no-stream', stored);
  }

  function form(): Promise<void> {
    const formation = { scheme: 'cgco', schemeVersion: 1, assessment: 'CC4', school: 'ecole-a', cohort: 'c-1' };
    const members = [open, closed].map((member) => ({ member, from: 'candidacy' as const, profile: null }));
    return ask({ type: 'FormGroup', ...formation, members }, 1);
  }

  async function ask(request: GroupRequest, act: number): Promise<void> {
    const asking = { by: trainer, at: toldAt(act), commandId: `person:t-1:act-${act}` as CommandId };
    const answer = await groupLedger({ store: events, schemes }).execute('g', request, asking);
    if ('refused' in answer) throw new Error(answer.refused);
  }

  function start(): Promise<StartedCouriers> {
    const told = (): void => {};
    const lease = (name: string) => tryLease(parts.url('postgres'), name);
    return startCouriers({ events, db: database.db, schemes, calendars, clock, told, tryLease: lease });
  }

  async function settled(): Promise<unknown[]> {
    for (;;) {
      const loaded = await groupLedger({ store: events, schemes }).load('g');
      const state = 'refused' in loaded ? null : loaded.state;
      const states = state && state.status !== 'absent' ? Object.values(state.deliveries).map(({ to }) => to) : [];
      if (states.length > 0 && !JSON.stringify(states).includes('awaited')) return states;
      await new Promise((again) => setTimeout(again, 20));
    }
  }

  async function checkpoint(): Promise<bigint> {
    const { rows } = await sql<{ position: string }>`select position from courier_checkpoints`.execute(database.db);
    return BigInt(rows[0]?.position ?? -1);
  }

  async function read(stream: string): Promise<RecordedEvent[]> {
    const facts: RecordedEvent[] = [];
    for await (const fact of events.readStream(stream)) facts.push(fact);
    return facts;
  }
});
