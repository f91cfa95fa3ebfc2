import type { Instant } from '@parchemin/kernel';
import { civilDayOf, instantOf } from './civil-time.js';

describe('a civil date and time becomes one instant', () => {
  it.each([
    ['winter in Paris', '2026-12-15', 0, '23:59:59', 'Europe/Paris', '2026-12-15T22:59:59.000Z'],
    ['summer in Paris', '2026-07-01', 0, '23:59:59', 'Europe/Paris', '2026-07-01T21:59:59.000Z'],
    [
      'a time that the spring change skips moves forward',
      '2027-03-28',
      0,
      '02:30:00',
      'Europe/Paris',
      '2027-03-28T01:30:00.000Z',
    ],
    [
      'a time that the autumn change repeats is the first of the two',
      '2026-10-25',
      0,
      '02:30:00',
      'Europe/Paris',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'days before are civil days, across a clock change',
      '2026-10-26',
      -1,
      '09:00:00',
      'Europe/Paris',
      '2026-10-25T08:00:00.000Z',
    ],
    ['La Réunion', '2026-12-15', 0, '09:00:00', 'Indian/Reunion', '2026-12-15T05:00:00.000Z'],
    ['Guadeloupe', '2026-12-15', 0, '09:00:00', 'America/Guadeloupe', '2026-12-15T13:00:00.000Z'],
    ['Nouvelle-Calédonie', '2026-12-15', 0, '09:00:00', 'Pacific/Noumea', '2026-12-14T22:00:00.000Z'],
    ['the day after the leap day', '2028-02-28', 2, '00:00:00', 'Europe/Paris', '2028-02-29T23:00:00.000Z'],
  ])('%s', (_, date, offset, at, zone, instant) => {
    expect(instantOf(date, offset, at, zone)).toBe(instant);
  });
});

describe('the day that it is at an instant', () => {
  it.each([
    ['2026-12-15T22:59:59.000Z', 'Europe/Paris', '2026-12-15'],
    ['2026-12-15T23:00:00.000Z', 'Europe/Paris', '2026-12-16'],
    ['2026-06-30T22:00:00.000Z', 'Europe/Paris', '2026-07-01'],
    ['2026-12-15T23:00:00.000Z', 'America/Guadeloupe', '2026-12-15'],
    ['2026-12-14T13:00:00.000Z', 'Pacific/Noumea', '2026-12-15'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(civilDayOf(instant as Instant, zone)).toBe(day);
  });
});
