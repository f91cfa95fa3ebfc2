import { isRecentEnough, readServerVersion } from './version.js';

describe("the version of Temporal's server", () => {
  it.each([
    ['temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)', '1.29.1'],
    ['temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)', '1.29.1'],
    ['tctl version 1.18.0', null],
  ])('is read from «%s» as %s', (printed, expected) => {
    expect(readServerVersion(printed)).toBe(expected);
  });

  it.each([
    ['1.28.9', false],
    ['1.29.0', true],
    ['1.30.2', true],
    ['2.0.0', true],
    ['0.99.0', false],
  ])('%s is recent enough: %s', (version, expected) => {
    expect(isRecentEnough(version)).toBe(expected);
  });
});
