import { canonicalJson } from '@parchemin/kernel';

/** One place where two JSON values do not say the same; a side that has nothing there is null. */
export interface Difference {
  readonly at: string;
  readonly recorded: unknown;
  readonly found: unknown;
}

/** Every place where what was recorded is not what was found, as deep as it goes. */
export function differencesOf(recorded: unknown, found: unknown, at: string = ''): readonly Difference[] {
  if (isObject(recorded) && isObject(found) && Array.isArray(recorded) === Array.isArray(found)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(found)])];
    return keys.flatMap((key) => differencesOf(recorded[key], found[key], at === '' ? key : `${at}.${key}`));
  }
  const same = canonicalJson(recorded ?? null) === canonicalJson(found ?? null);
  return same ? [] : [{ at, recorded: recorded ?? null, found: found ?? null }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
