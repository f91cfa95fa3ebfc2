import { loadCalendars } from '@parchemin/calendars';
import { nextRung, type EnrolledCandidacy } from '@parchemin/candidacy';
import { candidacyLedger, cohortLedger, type CandidacyRequest, type CohortRequest } from '@parchemin/commands';
import { EventStoreUnavailable, memoryEventStore, type RecordedEvent } from '@parchemin/event-store';
import type { Actor, CommandId, Instant } from '@parchemin/kernel';
import { loadSchemes } from '@parchemin/schemes';
import { candidacyNumber, stoppedClock } from '@parchemin/testing';
import fc from 'fast-check';
import { resolve } from 'node:path';
import { cohortFanOut } from './cohort-fan-out.js';

const seeds = resolve(__dirname, '../../../../seeds');
const [schemes, calendars] = [loadSchemes(seeds), loadCalendars(seeds)];
const operations: Actor = { id: 'op', role: 'operations', school: null };
const itself: Actor = { id: 'process', role: 'process', school: null };
const deadline = 'continuous-assessment-marks';
const dates = {
  ...{ start: '2025-09-08', 'continuous-assessment-end': '2026-12-01', end: '2027-01-29', exam: '2027-01-11' },
  ...{ deposit: '2027-03-08', oral: '2027-03-29', jury: '2027-04-12' },
};
const calendar = { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', dates };
/** Whatever is planned is due by then. */
const late = '2028-01-01T00:00:00.000Z' as Instant;
const never = new AbortController().signal;

/** A cohort, its candidacies, and a list of them that knows no more than when it was last brought up to date. */
class Town {
  readonly store = memoryEventStore();
  readonly ledger = candidacyLedger({ store: this.store, schemes, calendars });
  readonly cohorts = cohortLedger({ store: this.store, calendars });
  readonly members: string[] = [];
  readonly asked: string[] = [];
  /** How many more commands go through before the store is away for once. */
  untilAway = Infinity;
  refusing: string | null = null;
  #versions = new Map<string, number>();
  #looked = new Map<string, EnrolledCandidacy>();
  #key = 0;

  async cohort(request: CohortRequest): Promise<void> {
    const commandId = `person:op:${(this.#key += 1)}` as CommandId;
    await this.cohorts.execute('autumn', request, { by: operations, at: dayAfterDay(this.#key), commandId });
  }

  move(days: number): Promise<void> {
    const moved = new Date(Date.parse('2026-12-01') + days * 86_400_000).toISOString().slice(0, 10);
    return this.cohort({ type: 'MoveCohort', dates: { 'continuous-assessment-end': moved }, reason: 'r' });
  }

  async enrol(who: number): Promise<void> {
    const id = candidacyNumber(who);
    if (!this.members.includes(id)) this.members.push(id);
    const plan = { reference: id, scheme: 'cgco', schemeVersion: 1, school: 'lyon', cohort: 'autumn' } as const;
    await this.ask(id, { type: 'EnrolCandidate', ...plan, calendar: undefined }, operations, `enrol-${id}`);
    await this.ask(id, { type: 'OpenStage', stage: 'continuous-assessment' }, itself, `open-${id}`);
  }

  /** As the process does: looks first, and asks some time later for what it has seen. */
  async look(who: number): Promise<void> {
    const id = candidacyNumber(who);
    if (this.members.includes(id)) this.#looked.set(id, await this.path(id));
  }

  async step(who: number): Promise<void> {
    const id = candidacyNumber(who);
    const standing = this.#looked.get(id)?.deadlines[deadline];
    const next = standing && nextRung(standing, late);
    if (!standing || !next) return;
    const type = next.act === 'take' ? 'TakeDeadlineStep' : 'SkipDeadlineStep';
    const { armedAt } = standing;
    await this.ask(id, { type, deadline, armedAt, step: next.rung.step }, itself, `${armedAt}/${next.rung.step}`, late);
  }

  async path(id: string): Promise<EnrolledCandidacy> {
    const loaded = await this.ledger.load(id);
    if ('refused' in loaded || loaded.state.status === 'absent') throw new Error(`no path ${id}`);
    return loaded.state;
  }

  ask(id: string, request: CandidacyRequest, by: Actor, key: string, at = dayAfterDay(0)) {
    return this.ledger.execute(id, request, { by, at, commandId: `person:${by.id}:${key}` as CommandId });
  }

  readonly #fanOut = cohortFanOut({
    cohorts: this.cohorts,
    clock: stoppedClock('2026-11-10T09:00:00.000Z'),
    told: () => {},
    candidacies: {
      execute: async (id, request, asking) => {
        if ((this.untilAway -= 1) < 0) {
          this.untilAway = Infinity;
          throw new EventStoreUnavailable('away');
        }
        this.asked.push(`${id} ${asking.commandId}`);
        if (id === this.refusing) return { refused: 'TooLateForIt' } as never;
        return this.ledger.execute(id, request, asking);
      },
    },
    members: {
      caughtUp: async () => {
        for (const id of this.members) {
          this.#versions.set(id, (await this.path(id)).enrolment.calendar.cohortVersion ?? -1);
        }
      },
      behind: async (_, version, after, limit) => {
        const behind = [...this.#versions].filter(([id, known]) => known < version && id > (after ?? ''));
        return behind
          .map(([id]) => id)
          .sort()
          .slice(0, limit);
      },
      count: async () => this.#versions.size,
    },
  });

  deliver(fact: RecordedEvent, stopped = never): Promise<void> {
    return this.#fanOut(fact, stopped);
  }

  /** Every fact of the cohort again and again, until none brings another. */
  async deliverAll(): Promise<void> {
    for (let place = 0; place < (await this.facts()).length; place += 1)
      await this.deliver((await this.facts())[place]!);
  }

  async facts(stream = 'cohort-autumn'): Promise<RecordedEvent[]> {
    const facts: RecordedEvent[] = [];
    for await (const fact of this.store.readStream(stream)) facts.push(fact);
    return facts;
  }

  async versions(): Promise<unknown[]> {
    return Promise.all(this.members.map(async (id) => (await this.path(id)).enrolment.calendar.cohortVersion));
  }
}

async function townOf(members: number): Promise<Town> {
  const town = new Town();
  await town.cohort({ type: 'PlanCohort', calendar, reason: 'autumn' });
  for (let who = 0; who < members; who += 1) await town.enrol(who);
  return town;
}

const settlings = async (town: Town) =>
  (await town.facts()).filter(({ event }) => event.type === 'CalendarMoveSettled').map(({ event }) => event.data);

describe('a calendar moved for a cohort', () => {
  it('reaches every member, and is settled when none is left', async () => {
    const town = await townOf(3);
    await town.move(14);
    await town.deliverAll();
    expect(await town.versions()).toEqual([1, 1, 1]);
    expect(await settlings(town)).toMatchObject([{ version: 1, members: 3, refused: 0 }]);
    const { deadlines } = await town.path(town.members[0]!);
    expect(deadlines[deadline]).toMatchObject({ due: '2026-12-15T22:59:59.000Z' });
  });

  it('and moved again meanwhile is met half-way: nobody is asked for the older one', async () => {
    const town = await townOf(3);
    await town.move(14);
    await town.move(21);
    await town.deliverAll();
    expect(await town.versions()).toEqual([2, 2, 2]);
    expect(town.asked).toEqual(town.members.map((id) => `${id} cohort:cohort-autumn@2/${id}`));
    expect(await settlings(town)).toMatchObject([{ version: 2 }]);
  });

  it('goes on after a store that was away with those who are left, and asks nobody twice', async () => {
    const town = await townOf(3);
    await town.move(14);
    town.untilAway = 2;
    await expect(town.deliverAll()).rejects.toThrow('away');
    await town.deliverAll();
    expect(await town.versions()).toEqual([1, 1, 1]);
    expect(new Set(town.asked).size).toBe(town.asked.length);
  });

  it('that a member refuses holds up no other, stays in sight, and is tried again when somebody asks', async () => {
    const town = await townOf(3);
    const [first] = town.members;
    town.refusing = first!;
    await town.move(14);
    await town.deliverAll();
    expect(await town.versions()).toEqual([0, 1, 1]);
    expect(await settlings(town)).toMatchObject([{ version: 1, members: 3, refused: 1 }]);
    town.refusing = null;
    await town.cohort({ type: 'AskMemberAgain', candidacy: first! });
    await town.deliverAll();
    expect(await town.versions()).toEqual([1, 1, 1]);
    expect(await settlings(town)).toMatchObject([{ refused: 1 }, { refused: 0 }]);
  });

  it('stops half-way when it is told to, and says nothing is settled', async () => {
    const town = await townOf(2);
    await town.move(14);
    const [, moved] = await town.facts();
    await expect(town.deliver(moved!, AbortSignal.abort())).rejects.toThrow();
    expect(await settlings(town)).toEqual([]);
  });

  it('delivered again from any place of the log changes nothing', async () => {
    const town = await townOf(2);
    await town.move(14);
    await town.deliverAll();
    const before = await town.facts();
    for (const fact of before) await town.deliver(fact);
    expect(await town.facts()).toEqual(before);
  });
});

const who = fc.nat(3);
const happening = fc.oneof(
  fc.record({ move: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ enrol: who }),
  fc.record({ look: who }),
  fc.record({ step: who }),
  fc.record({ deliver: fc.nat(8), untilAway: fc.oneof(fc.nat(3), fc.constant(Infinity)) }),
);

describe('moves, enrolments, steps and a fan-out that breaks off, in any order', () => {
  it('end with every path on the last calendar, and no step of an older one was taken after a move', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
        const town = await townOf(1);
        for (const one of happenings) await take(town, one);
        await town.deliverAll();
        const { version } = await standing(town);
        expect(await town.versions()).toEqual(town.members.map(() => version));
        for (const id of town.members) expect(await stepsOfAnOlderCalendar(town, id)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

async function take(town: Town, one: typeof happening extends fc.Arbitrary<infer One> ? One : never): Promise<void> {
  if ('move' in one) return town.move(one.move);
  if ('enrol' in one) return town.enrol(one.enrol);
  if ('look' in one) return town.look(one.look);
  if ('step' in one) return town.step(one.step);
  const facts = await town.facts();
  town.untilAway = one.untilAway;
  await town.deliver(facts[one.deliver % facts.length]!).catch(() => {});
  town.untilAway = Infinity;
}

async function standing(town: Town): Promise<{ readonly version: number }> {
  const loaded = await town.cohorts.load('autumn');
  if ('refused' in loaded || loaded.state.status === 'absent') throw new Error('no cohort');
  return loaded.state;
}

/** In the order of the log: the version that the cohort had when the step was written, and that of the path. */
async function stepsOfAnOlderCalendar(town: Town, id: string): Promise<RecordedEvent[]> {
  const given = (await town.facts()).filter(({ event }) => /^Cohort(Planned|CalendarMoved)$/.test(event.type));
  const older: RecordedEvent[] = [];
  let bears = -1;
  for (const fact of await town.facts(`candidacy-${id}`)) {
    const { type, data } = fact.event as { type: string; data: { calendar?: { cohortVersion?: number } } };
    if (type === 'CandidateEnrolled' || type === 'CalendarMoved') bears = data.calendar?.cohortVersion ?? -1;
    const current = given.filter(({ position }) => position < fact.position).at(-1)?.revision ?? -1;
    if (/^DeadlineStep(Taken|Skipped)$/.test(type) && bears < current) older.push(fact);
  }
  return older;
}

function dayAfterDay(count: number): Instant {
  return new Date(Date.parse('2026-11-01T08:00:00.000Z') + count * 60_000).toISOString() as Instant;
}
