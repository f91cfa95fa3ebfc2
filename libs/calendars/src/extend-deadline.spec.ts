import type { Instant } from '@parchemin/kernel';
import { civilDaysBetween, daysLater } from './extend-deadline.js';

describe('a deadline extended by some days', () => {
  it('keeps its hour on the wall, also across a clock change', () => {
    const before = {
      due: '2027-03-27T22:59:59.000Z' as Instant,
      ladder: [{ step: 'reminder', plannedAt: '2027-03-20T08:00:00.000Z' as Instant }],
    };
    expect(daysLater(before, 7, 'Europe/Paris')).toEqual({
      due: '2027-04-03T21:59:59.000Z',
      ladder: [{ step: 'reminder', plannedAt: '2027-03-27T08:00:00.000Z' }],
    });
  });
});

describe('the days between two instants', () => {
  it.each([
    ['the same day', '2027-03-27T22:00:00.000Z', '2027-03-27T07:00:00.000Z', 0],
    ['across the change to summer time', '2027-03-27T22:59:59.000Z', '2027-04-03T21:59:59.000Z', 7],
    ['back across the change to winter time', '2027-11-02T22:59:59.000Z', '2027-10-30T21:59:59.000Z', -3],
  ] as const)('of the zone’s own calendar are counted: %s', (_, from, to, days) => {
    expect(civilDaysBetween(from as Instant, to as Instant, 'Europe/Paris')).toBe(days);
  });
});
