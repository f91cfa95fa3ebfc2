import { civilDateInParis, datedFrom } from './demo-dates.js';

describe('the dates of the demonstration', () => {
  it.each([
    ['{today}', '2026-11-21'],
    ['{today+20}', '2026-12-11'],
    ['{today-21}', '2026-10-31'],
    ['{tomorrow}', '{tomorrow}'],
  ])('writes %s, counted from 21 November 2026, as %s', (written, expected) => {
    expect(datedFrom('2026-11-21', written)).toBe(expected);
  });

  it('begins a day when it begins in Paris', () => {
    expect(civilDateInParis(Date.parse('2026-06-30T21:59:59Z'))).toBe('2026-06-30');
    expect(civilDateInParis(Date.parse('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
  });
});
