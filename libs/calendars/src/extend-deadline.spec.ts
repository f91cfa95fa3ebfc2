import type { Instant } from '@parchemin/kernel';
import { daysLater } from './extend-deadline.js';

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
