import { millisOf, type Instant } from '@parchemin/kernel';
import fc from 'fast-check';
import { resolve } from 'node:path';
import { leavesAt, nextDigest, opensAt, placeOf } from './hours.js';
import { loadHours } from './load-hours.js';
import { hours } from './spec/told-facts.js';

const paris = placeOf(hours, 'lyon');
const reunion = placeOf(hours, 'reunion');

describe('what is prompt leaves', () => {
  it.each([
    ['at once by day', '2026-12-08T12:00:00.000Z', '2026-12-08T12:00:00.000Z'],
    ['at the very second at which the morning begins', '2026-12-08T06:00:00.000Z', '2026-12-08T06:00:00.000Z'],
    ['in the morning, when it is made after midnight', '2026-12-08T02:00:00.000Z', '2026-12-08T06:00:00.000Z'],
    ['the next morning from eight in the evening on', '2026-12-08T19:00:00.000Z', '2026-12-09T06:00:00.000Z'],
    ['a second before eight in the evening still', '2026-12-08T18:59:59.000Z', '2026-12-08T18:59:59.000Z'],
    ['on a Sunday too', '2026-12-13T12:00:00.000Z', '2026-12-13T12:00:00.000Z'],
    [
      'an hour earlier by the sun in the night that ends winter time',
      '2027-03-27T23:00:00.000Z',
      '2027-03-28T05:00:00.000Z',
    ],
    [
      'an hour later by the sun in the night that ends summer time',
      '2026-10-24T20:00:00.000Z',
      '2026-10-25T06:00:00.000Z',
    ],
  ])('%s', (_, made, leaves) => {
    expect(leavesAt(hours, 'prompt', paris, made as Instant)).toBe(leaves);
  });

  it('by the clock of the place where its reader works', () => {
    const made = '2026-12-08T17:00:00.000Z' as Instant;
    expect(leavesAt(hours, 'prompt', paris, made)).toBe(made);
    expect(leavesAt(hours, 'prompt', reunion, made)).toBe('2026-12-09T03:00:00.000Z');
  });
});

describe('what is daily leaves', () => {
  it.each([
    ['with the digest of the day, when it is made before it', '2026-12-08T06:59:59.000Z', '2026-12-08T07:00:00.000Z'],
    ['with the next one from then on', '2026-12-08T07:00:00.000Z', '2026-12-09T07:00:00.000Z'],
    ['on Monday, when it is made on a Friday', '2026-12-11T12:00:00.000Z', '2026-12-14T07:00:00.000Z'],
    ['after Christmas and the week-end that follows it', '2026-12-24T12:00:00.000Z', '2026-12-28T07:00:00.000Z'],
    ['after Easter Monday, by the clock of summer', '2027-03-26T12:00:00.000Z', '2027-03-30T06:00:00.000Z'],
  ])('%s', (_, made, leaves) => {
    expect(leavesAt(hours, 'daily', paris, made as Instant)).toBe(leaves);
  });

  it('not on the day on which the place remembers the abolition of slavery', () => {
    const made = '2027-12-17T12:00:00.000Z' as Instant;
    expect(nextDigest(hours, paris, made)).toBe('2027-12-20T07:00:00.000Z');
    expect(nextDigest(hours, reunion, made)).toBe('2027-12-21T04:00:00.000Z');
  });

  it('when it is late, at the first hour at which people may be disturbed', () => {
    expect(opensAt(hours, 'daily', paris, '2026-12-12T12:00:00.000Z' as Instant)).toBe('2026-12-14T06:00:00.000Z');
    expect(opensAt(hours, 'daily', paris, '2026-12-14T09:00:00.000Z' as Instant)).toBe('2026-12-14T09:00:00.000Z');
  });
});

describe('whatever the instant, the place and the urgency', () => {
  const instants = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString() as Instant);

  it('nothing leaves before it is made, and nothing at night', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(paris, reunion),
        fc.constantFrom('prompt', 'daily'),
        (made, place, urgency) => {
          const leaves = leavesAt(hours, urgency, place, made);
          expect(millisOf(leaves)).toBeGreaterThanOrEqual(millisOf(made));
          expect(opensAt(hours, urgency, place, leaves)).toBe(leaves);
          const wall = new Intl.DateTimeFormat('fr-FR', { timeZone: place.zone, hour: '2-digit' }).format(
            new Date(leaves),
          );
          expect(Number.parseInt(wall, 10)).toBeGreaterThanOrEqual(7);
          expect(Number.parseInt(wall, 10)).toBeLessThan(20);
        },
      ),
    );
  });
});

it('the hours of the seeds are readable', () => {
  expect(loadHours(resolve(__dirname, '../../../seeds')).tooOldDays).toBeGreaterThan(0);
});
