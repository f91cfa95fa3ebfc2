import { candidacyStream } from '@parchemin/candidacy';
import type { CandidacyRequest } from '@parchemin/commands';
import { groupLedger } from '@parchemin/commands';
import { EventStoreUnavailable, memoryEventStore, type EventStore, type RecordedEvent } from '@parchemin/event-store';
import { groupStream } from '@parchemin/groups';
import type { Actor, CommandId, Decimal } from '@parchemin/kernel';
import { loadSchemes } from '@parchemin/schemes';
import { candidacyNumber, newFact, stoppedClock, tellPath } from '@parchemin/testing';
import fc from 'fast-check';
import { resolve } from 'node:path';
import { memoryCheckpoint } from './checkpoint.js';
import { Courier } from './courier.js';
import { groupDelivery } from './group-delivery.js';

const seeds = resolve(__dirname, '../../../../seeds');
const schemes = loadSchemes(seeds);
const lead: Actor = { id: 'lead', role: 'school-lead', school: 'lyon' };
const members = [1, 2].map(candidacyNumber);
const report = { piece: 'EC2', sha256: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 1 };
const mark = { type: 'RecordMemberMark', member: members[0]!, piece: 'EC2', mark: '12' as Decimal } as const;

/** A group of two, and candidacies that answer as the test says; each remembers what it was asked under which id. */
class Town {
  readonly store: EventStore = memoryEventStore();
  readonly clock = stoppedClock('2027-01-05T09:00:00.000Z');
  readonly groups = groupLedger({ store: this.store, schemes });
  readonly asked: { candidacy: string; request: CandidacyRequest; commandId: string; at: string; by: Actor }[] = [];
  readonly checkpoint = memoryCheckpoint();
  answer: (candidacy: string) => 'recorded' | string = () => 'recorded';
  #key = 0;

  async act(request: Parameters<typeof this.groups.execute>[1]): Promise<void> {
    const commandId = `person:lead:${(this.#key += 1)}` as CommandId;
    const answer = await this.groups.execute('g', request, { by: lead, at: this.clock.now(), commandId });
    if ('refused' in answer) throw new Error(answer.refused);
  }

  /** Only its own facts tell who a member is: what it answers to a delivery is the test's to say. */
  async enrol(candidacies: readonly string[]): Promise<void> {
    for (const candidacy of candidacies) {
      const [enrolled] = tellPath(candidacy, 'lyon');
      if (enrolled?.type !== 'CandidateEnrolled') throw new Error('a path begins with its enrolment');
      const fact = newFact(candidacy, { ...enrolled, data: { ...enrolled.data, scheme: 'mdce' } });
      await this.store.append(candidacyStream(candidacy), 'no-stream', [fact]);
    }
  }

  async form(): Promise<void> {
    await this.enrol(members);
    await this.act({
      type: 'FormGroup',
      ...{ scheme: 'mdce', schemeVersion: 1, assessment: 'EC2', school: 'lyon', cohort: 'c' },
      members: members.map((member) => ({ member, from: 'candidacy' as const, profile: null })),
    });
  }

  deliver = groupDelivery({
    events: this.store,
    groups: this.groups,
    clock: this.clock,
    told: () => {},
    candidacies: {
      execute: async (candidacy, request, { by, at, commandId }) => {
        this.asked.push({ candidacy, request, commandId, at, by });
        const refused = this.answer(candidacy);
        if (refused === 'away') throw new EventStoreUnavailable('away');
        if (refused === 'broken') throw new Error('broken');
        return refused === 'recorded' ? { revision: 0, position: 0n, events: [] } : ({ refused } as never);
      },
    },
  });

  async facts(): Promise<RecordedEvent[]> {
    const facts: RecordedEvent[] = [];
    for await (const fact of this.store.readStream(groupStream('g'))) facts.push(fact);
    return facts;
  }

  async states(): Promise<unknown> {
    const loaded = await this.groups.load('g');
    if ('refused' in loaded || loaded.state.status === 'absent') throw new Error('no group');
    return Object.values(loaded.state.deliveries).map(({ to }) => members.map((member) => to[member]));
  }

  /** A courier from wherever the checkpoint stands until nothing is awaited. */
  async run(until: () => Promise<boolean>): Promise<void> {
    const courier = new Courier({
      ...{ name: 'groups', events: this.store, streams: ['group-'], checkpoint: this.checkpoint },
      ...{ deliver: this.deliver, told: () => {}, longestPauseMillis: 1 },
      tryLease: async () => ({ lost: new Promise<void>(() => {}), release: async () => {} }),
    });
    while (!(await until())) await new Promise((done) => setTimeout(done, 1));
    await courier.stop();
  }
}

async function townWithReport(): Promise<Town> {
  const town = new Town();
  await town.form();
  await town.act({ type: 'DepositDeliverable', ...report });
  return town;
}

const isSettled = (town: Town) => async () => !JSON.stringify(await town.states()).includes('awaited');

describe('a fact of a group', () => {
  it('enters each member’s candidacy as the person who acted, when they acted, under an id made of the fact', async () => {
    const town = await townWithReport();
    town.clock.advance(60);
    await town.run(isSettled(town));
    expect(town.asked).toEqual(
      members.map((candidacy) => ({
        candidacy,
        request: { type: 'DepositFile', name: null, ...report },
        commandId: `group:group-g@1/${candidacy}`,
        at: '2027-01-05T09:00:00.000Z',
        by: lead,
      })),
    );
    expect(await town.states()).toEqual([['entered', 'entered']]);
  });

  it('that a candidacy refuses stays visible, holds up no other, and is sent again when somebody asks', async () => {
    const town = await townWithReport();
    town.answer = (candidacy) => (candidacy === members[0] ? 'StageClosed' : 'recorded');
    await town.run(isSettled(town));
    expect(await town.states()).toEqual([[{ refused: 'StageClosed' }, 'entered']]);
    town.answer = () => 'recorded';
    await town.act({ type: 'DeliverAgain', entry: 1, candidacy: members[0]! });
    await town.run(isSettled(town));
    expect(await town.states()).toEqual([['entered', 'entered']]);
    expect(town.asked.map(({ commandId }) => commandId)).toEqual(
      [members[0], members[1], members[0]].map((candidacy) => `group:group-g@1/${candidacy}`),
    );
  });

  it('that breaks a candidacy is parked as refused', async () => {
    const town = await townWithReport();
    town.answer = (candidacy) => (candidacy === members[0] ? 'broken' : 'recorded');
    await town.run(isSettled(town));
    expect(await town.states()).toEqual([[{ refused: 'Unexpected' }, 'entered']]);
  });

  it('waits for a store that is away', async () => {
    const town = await townWithReport();
    let away = 3;
    town.answer = () => ((away -= 1) > 0 ? 'away' : 'recorded');
    await town.run(isSettled(town));
    expect(await town.states()).toEqual([['entered', 'entered']]);
  });

  it('gives nothing of what comes later to a member who left', async () => {
    const town = new Town();
    await town.enrol([1, 2, 3].map(candidacyNumber));
    await town.act({
      type: 'FormGroup',
      ...{ scheme: 'mdce', schemeVersion: 1, assessment: 'EC2', school: 'lyon', cohort: 'c' },
      members: [1, 2, 3].map((which) => ({ member: candidacyNumber(which), from: 'candidacy', profile: null })),
    });
    await town.act({ type: 'MemberLeaves', member: candidacyNumber(3), reason: 'abandon' });
    await town.act({ type: 'DepositDeliverable', ...report });
    await town.run(isSettled(town));
    expect(town.asked.map(({ candidacy }) => candidacy)).toEqual(members);
  });

  it('delivered again from any place of the log changes nothing and asks nobody who has answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(4), { maxLength: 6 }), fc.boolean(), async (places, refuses) => {
        const town = await townWithReport();
        await town.act(mark);
        town.answer = (candidacy) => (refuses && candidacy === members[0] ? 'StageClosed' : 'recorded');
        await town.run(isSettled(town));
        const before = await town.facts();
        const askedBefore = town.asked.length;
        town.answer = () => 'recorded';
        for (const place of places) await town.deliver(before[place]!);
        expect(await town.facts()).toEqual(before);
        expect(town.asked).toHaveLength(askedBefore);
      }),
      { numRuns: 20 },
    );
  });

  it('is never written to another stream by the delivery itself', async () => {
    const town = await townWithReport();
    await town.run(isSettled(town));
    const written: string[] = [];
    for await (const { event } of town.store.readStream(candidacyStream(members[0]!))) written.push(event.type);
    expect(written).toEqual(['CandidateEnrolled']);
    expect((await town.facts()).map(({ event }) => event.type)).toEqual([
      'GroupFormed',
      'DeliverableDeposited',
      'DeliveryRecorded',
    ]);
  });
});
