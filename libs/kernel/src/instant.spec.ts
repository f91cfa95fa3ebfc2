import { instantFromMillis, isInstant, millisOf } from './instant.js';

describe('an instant', () => {
  it('has one spelling, which sorts as text', () => {
    expect(instantFromMillis(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(instantFromMillis(999) < instantFromMillis(1_000)).toBe(true);
  });

  it('gives its milliseconds back', () => {
    expect(millisOf(instantFromMillis(1_764_633_599_123))).toBe(1_764_633_599_123);
  });

  it.each(['2026-12-01', '2026-12-01T22:59:59Z', '2026-12-01T22:59:59.000+01:00', '2026-13-01T00:00:00.000Z', ''])(
    '«%s» is not one',
    (text) => {
      expect(isInstant(text)).toBe(false);
    },
  );
});
