import type { Instant } from '@parchemin/kernel';
import { Temporal } from 'temporal-polyfill';
import { civilDayOf, dayOf, instantAt, instantOf, localTime, type CivilRule } from './civil-time.js';

describe('a civil date and time becomes one instant', () => {
  it.each([
    ['winter in Paris', '2026-12-15', '23:59:59', 'Europe/Paris', '2026-12-15T22:59:59.000Z'],
    ['summer in Paris', '2026-07-01', '23:59:59', 'Europe/Paris', '2026-07-01T21:59:59.000Z'],
    ['a time that spring skips moves forward', '2027-03-28', '02:30:00', 'Europe/Paris', '2027-03-28T01:30:00.000Z'],
    ['the first of a time that autumn repeats', '2026-10-25', '02:30:00', 'Europe/Paris', '2026-10-25T00:30:00.000Z'],
    ['a skipped time in Miquelon', '2027-03-14', '02:15:00', 'America/Miquelon', '2027-03-14T05:15:00.000Z'],
    ['a repeated one in Miquelon', '2026-11-01', '01:15:00', 'America/Miquelon', '2026-11-01T03:15:00.000Z'],
    ['a midnight that is skipped', '2027-09-05', '00:30:00', 'America/Santiago', '2027-09-05T04:30:00.000Z'],
    ['La Réunion', '2026-12-15', '09:00:00', 'Indian/Reunion', '2026-12-15T05:00:00.000Z'],
    ['Mayotte', '2026-12-15', '09:00:00', 'Indian/Mayotte', '2026-12-15T06:00:00.000Z'],
    ['Guadeloupe', '2026-12-15', '09:00:00', 'America/Guadeloupe', '2026-12-15T13:00:00.000Z'],
    ['Guyane', '2026-12-15', '09:00:00', 'America/Cayenne', '2026-12-15T12:00:00.000Z'],
    ['Nouvelle-Calédonie', '2026-12-15', '09:00:00', 'Pacific/Noumea', '2026-12-14T22:00:00.000Z'],
    ['Wallis-et-Futuna', '2026-12-15', '09:00:00', 'Pacific/Wallis', '2026-12-14T21:00:00.000Z'],
    ['Tahiti', '2026-12-15', '09:00:00', 'Pacific/Tahiti', '2026-12-15T19:00:00.000Z'],
    ['the Marquesas, half an hour away', '2026-12-15', '09:00:00', 'Pacific/Marquesas', '2026-12-15T18:30:00.000Z'],
  ])('%s', (_, date, at, zone, instant) => {
    expect(instantAt(Temporal.PlainDate.from(date), at, zone)).toBe(instant);
    expect(instantOf(date, 0, at, zone)).toBe(instant);
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

it('clocks are shown with how far they are from UTC', () => {
  const instant = '2026-12-15T22:59:59.000Z' as Instant;
  expect(localTime(instant, 'Europe/Paris')).toBe('2026-12-15T23:59:59+01:00');
  expect(localTime(instant, 'Pacific/Marquesas')).toBe('2026-12-15T13:29:59-09:30');
});

describe('a delay is counted in civil days', () => {
  it.each<[string, string, CivilRule, string]>([
    ['days across a clock change', '2026-10-26', { offsetDays: -1 }, '2026-10-25'],
    ['the leap day', '2028-02-28', { offsetDays: 1 }, '2028-02-29'],
    ['a month ends on the day of the same number', '2026-11-21', { offsetMonths: 2 }, '2027-01-21'],
    ['or on the last day of a shorter month', '2026-12-31', { offsetMonths: 2 }, '2027-02-28'],
    ['the end of the third month', '2026-11-21', { offsetMonths: 3, monthEnd: true }, '2027-02-28'],
    ['a Saturday rolls', '2026-10-21', { offsetMonths: 1, roll: 'next-working-day' }, '2026-11-23'],
    ['a delay in working days does not need to', '2026-11-20', { offsetWorkingDays: 5 }, '2026-11-27'],
  ])('%s', (_, from, rule, expected) => {
    expect(dayOf(Temporal.PlainDate.from(from), rule, 'mainland').toString()).toBe(expected);
  });
});
