import { isCivilDate } from './index.js';

describe('a date of a cohort', () => {
  it.each([
    ['2027-06-14', true],
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2027-02-30', false],
    ['2027-13-01', false],
    ['2027-6-14', false],
    ['14/06/2027', false],
    ['', false],
  ])('«%s» is one: %s', (text, is) => {
    expect(isCivilDate(text)).toBe(is);
  });
});
