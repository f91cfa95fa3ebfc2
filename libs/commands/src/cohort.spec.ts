import { loadCalendars } from '@parchemin/calendars';
import type { EnrolledCandidacy } from '@parchemin/candidacy';
import { memoryEventStore } from '@parchemin/event-store';
import type { CommandId, Instant } from '@parchemin/kernel';
import { loadSchemes } from '@parchemin/schemes';
import { resolve } from 'node:path';
import { asking, itself, operations, trainer } from '../testing/parts.js';
import { candidacyLedger, cohortLedger, type CandidacyRequest, type CohortRequest } from './index.js';

const seeds = resolve(__dirname, '../../../seeds');
const [schemes, calendars] = [loadSchemes(seeds), loadCalendars(seeds)];
const dates = {
  ...{ start: '2025-09-08', 'continuous-assessment-end': '2026-12-01', end: '2027-01-29', exam: '2027-01-11' },
  ...{ deposit: '2027-03-08', oral: '2027-03-29', jury: '2027-04-12' },
};
const calendar = { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', dates };
const deadline = 'continuous-assessment-marks';
const now = '2026-11-10T09:00:00.000Z' as Instant;

/** One cohort and its candidacies on the memory store. */
function town() {
  const store = memoryEventStore();
  const ledger = candidacyLedger({ store, schemes, calendars });
  const cohorts = cohortLedger({ store, calendars });
  let key = 0;
  return {
    store,
    cohort: (request: CohortRequest) => cohorts.execute('autumn', request, asking(operations, `k${(key += 1)}`, now)),
    ask: (request: CandidacyRequest, by = operations, at = now) =>
      ledger.execute('c', request, asking(by, `k${(key += 1)}`, at)),
    plan: () =>
      cohorts.execute('autumn', { type: 'PlanCohort', calendar, reason: 'r' }, asking(operations, 'plan', now)),
    move: (moved: Record<string, string>) =>
      cohorts.execute(
        'autumn',
        { type: 'MoveCohort', dates: moved, reason: 'strike' },
        asking(operations, `k${(key += 1)}`, now),
      ),
    async path(): Promise<EnrolledCandidacy> {
      const loaded = await ledger.load('c');
      if ('refused' in loaded || loaded.state.status === 'absent') throw new Error('no path');
      return loaded.state;
    },
    async story(): Promise<string[]> {
      const types: string[] = [];
      for await (const { event } of store.readStream('candidacy-c')) types.push(event.type);
      return types;
    },
  };
}

const joining = {
  type: 'EnrolCandidate',
  ...{ reference: 'C-1', scheme: 'cgco', schemeVersion: 1, school: 'lyon', cohort: 'autumn' },
} as const;
const opening = { type: 'OpenStage', stage: 'continuous-assessment' } as const;

async function openPath() {
  const here = town();
  await here.plan();
  await here.ask(joining);
  await here.ask(opening, itself);
  return here;
}

function step(path: EnrolledCandidacy): CandidacyRequest {
  const { armedAt, ladder } = path.deadlines[deadline]!;
  return { type: 'TakeDeadlineStep', deadline, armedAt, step: ladder[0]!.step };
}

function firstStepAt(path: EnrolledCandidacy): Instant {
  return path.deadlines[deadline]!.ladder[0]!.plannedAt;
}

describe('the dates of a cohort', () => {
  it('that the calendar does not know, that no year has and that are missing are named all at once', async () => {
    const { jury: _, ...without } = dates;
    const wrong = { ...calendar, dates: { ...without, exam: '2027-02-30', feast: '2027-01-01' } };
    expect(await town().cohort({ type: 'PlanCohort', calendar: wrong, reason: 'r' })).toEqual({
      refused: 'DateUnknown',
      faults: [
        { fault: 'DateUnknown', pointer: '/calendar/dates/feast', what: 'feast' },
        { fault: 'DateImpossible', pointer: '/calendar/dates/exam', what: '2027-02-30' },
        { fault: 'DateMissing', pointer: '/calendar/dates/jury', what: expect.any(String) },
      ],
    });
  });

  it.each([
    ['CalendarUnknown', { id: 'nowhere' }],
    ['CalendarUnknown', { id: 'after-facts' }],
    ['ZoneUnknown', { zone: 'Europe/Nowhere' }],
    ['RegionUnknown', { region: 'atlantis' }],
  ])('are refused as %s', async (refused, part) => {
    const planned = await town().cohort({ type: 'PlanCohort', calendar: { ...calendar, ...part }, reason: 'r' });
    expect(planned).toMatchObject({ refused });
  });

  it('move by name, and those that are not named stay', async () => {
    const here = town();
    await here.plan();
    expect(await here.move({ exam: '2027-01-18', feast: '2027-01-01' })).toMatchObject({ refused: 'DateUnknown' });
    expect(await here.move({ exam: '2027-01-18' })).toMatchObject({
      events: [{ data: { calendar: { dates: { ...dates, exam: '2027-01-18' } } } }],
    });
    expect(await here.move({ exam: '2027-01-18' })).toEqual({ refused: 'CohortDatesUnchanged' });
  });
});

describe('an enrolment', () => {
  it('in a planned cohort takes its calendar as it stands, with the version', async () => {
    const here = await openPath();
    expect((await here.path()).enrolment.calendar).toEqual({ ...calendar, cohortVersion: 0 });
  });

  it('that says the calendar all the same must agree with it', async () => {
    const here = town();
    await here.plan();
    const other = { ...calendar, dates: { ...dates, exam: '2027-01-18' }, region: 'reunion' };
    expect(await here.ask({ ...joining, calendar: other })).toEqual({
      ...{ refused: 'CohortCalendarDiffers', cohort: 'autumn', differing: ['region', 'exam'] },
    });
    expect(await here.ask({ ...joining, calendar })).not.toHaveProperty('refused');
  });

  it('in a cohort that nobody planned brings its calendar', async () => {
    const here = town();
    expect(await here.ask(joining)).toEqual({ refused: 'CohortNotPlanned' });
    await here.ask({ ...joining, calendar });
    expect((await here.path()).enrolment.calendar).toEqual(calendar);
  });

  it('asked again after the dates have moved is answered as it was, and bears the new ones', async () => {
    const here = town();
    await here.plan();
    const ledger = candidacyLedger({ store: here.store, schemes, calendars });
    const asked = asking(operations, 'enrolment', now);
    const first = await ledger.execute('c', joining, asked);
    await here.move({ exam: '2027-01-18' });
    expect(await ledger.execute('c', joining, asked)).toEqual(first);
    expect((await here.path()).enrolment.calendar).toMatchObject({ cohortVersion: 1, dates: { exam: '2027-01-18' } });
  });
});

describe('a step of the clock', () => {
  it('of a calendar that has moved is stale, and leaves the path with the dates of today', async () => {
    const here = await openPath();
    const before = await here.path();
    await here.move({ 'continuous-assessment-end': '2026-12-15' });
    expect(await here.ask(step(before), itself, firstStepAt(before))).toMatchObject({ refused: 'Stale' });
    const after = await here.path();
    expect(after.enrolment.calendar).toMatchObject({ cohortVersion: 1 });
    expect(after.deadlines[deadline]).toMatchObject({ status: 'armed', due: '2026-12-15T22:59:59.000Z' });
    expect(await here.story()).not.toContain('DeadlineStepTaken');
    expect(await here.ask(step(after), itself, firstStepAt(after))).toMatchObject({
      events: [{ type: 'DeadlineStepTaken' }],
    });
  });

  it('goes on where the cohort has no calendar of its own', async () => {
    const here = town();
    await here.ask({ ...joining, calendar });
    await here.ask(opening, itself);
    const path = await here.path();
    expect(await here.ask(step(path), itself, firstStepAt(path))).toMatchObject({
      events: [{ type: 'DeadlineStepTaken' }],
    });
  });

  it('is refused as the calendar is, where the path cannot take it', async () => {
    const here = town();
    const other = { ...calendar, id: 'mdce-demo', dates: {} };
    await here.ask({ ...joining, calendar });
    await here.ask(opening, itself);
    const mdce = calendars.find('mdce-demo', 1)!;
    const all = Object.fromEntries(mdce.dates.map(({ date }) => [date, '2027-01-11']));
    await here.cohort({ type: 'PlanCohort', calendar: { ...other, dates: all }, reason: 'r' });
    const path = await here.path();
    expect(await here.ask(step(path), itself, firstStepAt(path))).toMatchObject({ refused: 'CalendarUnknown' });
    expect(await here.story()).not.toContain('DeadlineStepTaken');
  });
});

describe('a calendar that moves', () => {
  const toMember = async (
    here: ReturnType<typeof town>,
    cohortVersion: number,
    moved: Record<string, string>,
    cohort = 'autumn',
  ) =>
    here.ask({
      type: 'MoveCalendar',
      cohort,
      reason: 'r',
      calendar: { ...calendar, cohortVersion, dates: { ...dates, ...moved } },
    });

  it('disturbs no deadline that falls as before: nobody is reminded twice because the jury meets later', async () => {
    const here = await openPath();
    const before = await here.path();
    await here.ask(step(before), itself, firstStepAt(before));
    const standing = (await here.path()).deadlines[deadline];
    expect(await toMember(here, 1, { jury: '2027-04-19' })).toMatchObject({ events: [{ type: 'CalendarMoved' }] });
    expect((await here.path()).deadlines[deadline]).toEqual(standing);
  });

  it('leaves a candidate the days that were granted to them alone', async () => {
    const here = await openPath();
    await here.ask({ type: 'ExtendDeadline', deadline, days: 10, reason: 'illness' });
    await toMember(here, 1, { 'continuous-assessment-end': '2026-12-08' });
    expect((await here.path()).deadlines[deadline]).toMatchObject({ due: '2026-12-18T22:59:59.000Z' });
    await toMember(here, 2, { 'continuous-assessment-end': '2026-12-08', jury: '2027-04-19' });
    expect((await here.path()).deadlines[deadline]).toMatchObject({ due: '2026-12-18T22:59:59.000Z' });
  });

  it('never goes back: what comes late of an older version changes nothing', async () => {
    const here = await openPath();
    await toMember(here, 2, { 'continuous-assessment-end': '2026-12-22' });
    expect(await toMember(here, 1, { 'continuous-assessment-end': '2026-12-08' })).toMatchObject({ events: [] });
    expect((await here.path()).deadlines[deadline]).toMatchObject({ due: '2026-12-22T22:59:59.000Z' });
  });

  it('is not that of a path which has joined another cohort', async () => {
    const here = await openPath();
    expect(await toMember(here, 1, { jury: '2027-04-19' }, 'spring')).toMatchObject({ events: [] });
  });

  it('given to one candidate alone holds until the cohort’s own moves again', async () => {
    const here = await openPath();
    const alone = { ...calendar, dates: { ...dates, 'continuous-assessment-end': '2026-12-22' } };
    await here.ask({ type: 'MoveCalendar', calendar: alone, reason: 'alone' });
    const path = await here.path();
    expect(path.enrolment.calendar).toEqual({ ...alone, cohortVersion: 0 });
    expect(await here.ask(step(path), itself, firstStepAt(path))).toMatchObject({
      events: [{ type: 'DeadlineStepTaken' }],
    });
    await here.move({ jury: '2027-04-19' });
    const next = path.deadlines[deadline]!.ladder[1]!;
    const { armedAt } = path.deadlines[deadline]!;
    const taking = { type: 'TakeDeadlineStep', deadline, armedAt, step: next.step } as const;
    expect(await here.ask(taking, itself, next.plannedAt)).toMatchObject({ refused: 'Stale' });
    expect((await here.path()).enrolment.calendar.dates).toEqual({ ...dates, jury: '2027-04-19' });
  });

  it('reaches those who left too, so that whoever is reinstated comes back to the dates of today', async () => {
    const here = await openPath();
    await here.ask({ type: 'WithdrawCandidate', reason: null });
    await toMember(here, 1, { 'continuous-assessment-end': '2026-12-15' });
    await here.ask({ type: 'ReinstateCandidate', reason: 'back' });
    expect((await here.path()).deadlines[deadline]).toMatchObject({ due: '2026-12-15T22:59:59.000Z' });
  });

  it('is nothing that a school asks for', async () => {
    const here = await openPath();
    const asked: CandidacyRequest = { type: 'MoveCalendar', calendar, reason: 'r' };
    expect(await here.ask(asked, trainer)).toMatchObject({ refused: 'NotYourAct' });
  });
});

describe('a move that comes between the look at the cohort and the enrolment', () => {
  it('reaches the candidacy all the same', async () => {
    const here = town();
    await here.plan();
    const { append } = here.store;
    let moved = false;
    here.store.append = async (stream, expected, events) => {
      if (stream === 'candidacy-c' && !moved) {
        moved = true;
        await here.move({ exam: '2027-01-18' });
      }
      return append.call(here.store, stream, expected, events);
    };
    await here.ask(joining);
    expect((await here.path()).enrolment.calendar).toMatchObject({ cohortVersion: 1, dates: { exam: '2027-01-18' } });
  });
});

describe('the fan-out', () => {
  it('and a step that came first ask the same command, so that one of them is answered from what stands', async () => {
    const here = await openPath();
    const before = await here.path();
    await here.move({ 'continuous-assessment-end': '2026-12-15' });
    await here.ask(step(before), itself, firstStepAt(before));
    const told = await here.story();
    const ledger = candidacyLedger({ store: here.store, schemes, calendars });
    const moved = (await here.path()).enrolment.calendar;
    const request: CandidacyRequest = { type: 'MoveCalendar', cohort: 'autumn', calendar: moved, reason: 'strike' };
    const commandId = 'cohort:cohort-autumn@1/c' as CommandId;
    const answer = await ledger.execute('c', request, { by: operations, at: now, commandId });
    expect(answer).toMatchObject({ events: [{ type: 'CalendarMoved' }, { type: 'DeadlineArmed' }] });
    expect(await here.story()).toEqual(told);
  });
});
