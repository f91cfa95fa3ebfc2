import { memoryEventStore } from '@parchemin/event-store';
import { asking, calendars, enrolment, itself, opening, operations, schemes } from '../testing/parts.js';
import { candidacyLedger } from './index.js';

const id = '0192f5c0-0000-7000-8000-000000000001';

describe('enrolling a candidate', () => {
  it('is refused with every fault at once, and writes nothing', async () => {
    const { ledger } = start();
    const wrong = {
      ...enrolment,
      scheme: 'unknown',
      calendar: { ...enrolment.calendar, id: 'none', version: 3, zone: 'Europe/Atlantis' },
    };
    expect(await ledger.execute(id, wrong, asking(operations, 'k'))).toEqual({
      refused: 'SchemeUnknown',
      faults: [
        { fault: 'SchemeUnknown', pointer: '/scheme', what: 'unknown@1' },
        { fault: 'CalendarUnknown', pointer: '/calendar', what: 'none@3' },
        { fault: 'ZoneUnknown', pointer: '/calendar/zone', what: 'Europe/Atlantis' },
      ],
    });
    expect(await ledger.load(id)).toMatchObject({ state: { status: 'absent' }, revision: -1 });
  });

  it('is refused when the calendar belongs to another scheme', async () => {
    const { ledger } = start();
    const answer = await ledger.execute(id, { ...enrolment, scheme: 'other' }, asking(operations, 'k'));
    expect(answer).toMatchObject({ refused: 'CalendarUnknown' });
  });

  it('is refused when the cohort lacks a date that a deadline hangs on', async () => {
    const { ledger } = start();
    const dateless = { ...enrolment, calendar: { ...enrolment.calendar, dates: {} } };
    const faults = [{ fault: 'DateMissing', pointer: '/calendar/dates/end', what: 'End' }];
    const answer = await ledger.execute(id, dateless, asking(operations, 'k'));
    expect(answer).toEqual({ refused: 'DateMissing', faults });
  });

  it('is refused when no public holidays are known for the region that it names', async () => {
    const { ledger } = start();
    const elsewhere = { ...enrolment, calendar: { ...enrolment.calendar, region: 'atlantis' } };
    const faults = [{ fault: 'RegionUnknown', pointer: '/calendar/region', what: 'atlantis' }];
    const answer = await ledger.execute(id, elsewhere, asking(operations, 'k'));
    expect(answer).toEqual({ refused: 'RegionUnknown', faults });
  });
});

describe('opening a stage', () => {
  it('takes its pieces from the scheme and its instants from the calendar', async () => {
    const { ledger } = start();
    await ledger.execute(id, enrolment, asking(operations, 'k'));
    expect(await ledger.execute(id, opening, asking(itself, 'open'))).toMatchObject({
      events: [
        {
          type: 'StageOpened',
          data: { stage: 'pieces', pieces: ['P1', 'P2', 'P3'].map((piece) => ({ piece, outOf: '20' })) },
        },
        {
          type: 'DeadlineArmed',
          data: {
            due: '2027-03-31T16:00:00.000Z',
            ladder: [{ step: 'before', plannedAt: '2027-03-30T07:00:00.000Z' }],
            rule: { calendar: 'usual@1', zone: 'Europe/Paris' },
          },
        },
      ],
    });
  });

  it('is refused when the scheme has no such stage', async () => {
    const { ledger } = start();
    await ledger.execute(id, enrolment, asking(operations, 'k'));
    const answer = await ledger.execute(id, { type: 'OpenStage', stage: 'nowhere' }, asking(itself, 'open'));
    expect(answer).toMatchObject({ refused: 'StageUnknown' });
  });

  it('is refused for a candidacy that does not exist', async () => {
    const { ledger } = start();
    expect(await ledger.execute(id, opening, asking(itself, 'open'))).toEqual({ refused: 'CandidacyNotFound' });
  });
});

function start() {
  return { ledger: candidacyLedger({ store: memoryEventStore(), schemes, calendars }) };
}
