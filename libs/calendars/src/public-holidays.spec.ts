import { Temporal } from 'temporal-polyfill';
import { oracleHoliday } from './oracle.fixture.js';
import { holidayRegions, isPublicHoliday, regionOf, type HolidayRegion } from './public-holidays.js';
import { addWorkingDays, roll } from './working-days.js';

describe('public holidays', () => {
  it.each(holidayRegions)('of %s are those of an independent reckoning, every day from 2026 to 2040', (region) => {
    const differing: string[] = [];
    for (let day = Temporal.PlainDate.from('2026-01-01'); day.year <= 2040; day = day.add({ days: 1 })) {
      if (isPublicHoliday(day, region) !== oracleHoliday(day.toString(), region)) differing.push(day.toString());
    }
    expect(differing).toEqual([]);
  });

  // As almanacs print them.
  it.each([
    ...['2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21', '2031-04-13', '2032-03-28', '2033-04-17'],
    ...['2034-04-09', '2035-03-25', '2036-04-13', '2037-04-05', '2038-04-25', '2039-04-10', '2040-04-01'],
  ])('follow the Easter Sunday of %s', (sunday) => {
    const easter = Temporal.PlainDate.from(sunday);
    const near = [-2, 0, 1, 39, 50].map((days) => isPublicHoliday(easter.add({ days }), 'mainland'));
    expect(near).toEqual([false, false, true, true, true]);
    expect(isPublicHoliday(easter.subtract({ days: 2 }), 'alsace-moselle')).toBe(true);
  });

  it.each<[HolidayRegion, number]>([
    ['mainland', 11],
    ['alsace-moselle', 13],
    ['reunion', 12],
    ['polynesie-francaise', 14],
    ['wallis-et-futuna', 13],
    ['saint-pierre-et-miquelon', 11],
  ])('of %s are %d in a year when none coincide', (region, expected) => {
    const first = Temporal.PlainDate.from('2027-01-01');
    const days = Array.from({ length: 365 }, (_, later) => first.add({ days: later }));
    expect(days.filter((day) => isPublicHoliday(day, region))).toHaveLength(expected);
  });

  it('are those of the zone unless the cohort says otherwise', () => {
    expect(['Indian/Reunion', 'Pacific/Gambier', 'Europe/Paris', 'Europe/Brussels'].map(regionOf)).toEqual([
      'reunion',
      'polynesie-francaise',
      'mainland',
      'mainland',
    ]);
  });
});

describe('working days', () => {
  const from = (day: string) => Temporal.PlainDate.from(day);

  it.each<[string, string, number, HolidayRegion, string]>([
    ['pass over the week-end', '2026-11-20', 1, 'mainland', '2026-11-23'],
    ['pass over 1 May and the week-end after it', '2026-04-30', 1, 'mainland', '2026-05-04'],
    ['count the day after Christmas on the mainland', '2028-12-22', 1, 'mainland', '2028-12-26'],
    ['pass over it in Alsace-Moselle', '2028-12-22', 1, 'alsace-moselle', '2028-12-27'],
    ['pass over Good Friday backwards in Alsace-Moselle', '2027-03-29', -1, 'alsace-moselle', '2027-03-25'],
    ['pass over 20 December in La Réunion', '2027-12-17', 1, 'reunion', '2027-12-21'],
    ['begin after a day that is not worked', '2026-11-21', 2, 'mainland', '2026-11-24'],
    ['none away is the day itself, worked or not', '2026-11-21', 0, 'mainland', '2026-11-21'],
  ])('%s', (_, day, count, region, expected) => {
    expect(addWorkingDays(from(day), count, region).toString()).toBe(expected);
  });

  it('take the place of a day that is not worked, on the side that is asked', () => {
    const rolled = (day: string, to?: 'next-working-day' | 'previous-working-day') =>
      roll(from(day), to, 'mainland').toString();
    expect(rolled('2027-05-08', 'next-working-day')).toBe('2027-05-10');
    expect(rolled('2027-05-08', 'previous-working-day')).toBe('2027-05-07');
    expect(rolled('2027-05-08')).toBe('2027-05-08');
    expect(rolled('2027-05-07', 'next-working-day')).toBe('2027-05-07');
  });
});
