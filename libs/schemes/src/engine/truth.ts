/** Three values: a rule is met, not met, or waits for facts; the facts it waits for are named. */
export type Truth = 'met' | 'not_met' | 'unknown';

export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes('not_met')) return 'not_met';
  return truths.includes('unknown') ? 'unknown' : 'met';
}

export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes('met')) return 'met';
  return truths.includes('unknown') ? 'unknown' : 'not_met';
}

export function atLeast(n: number, truths: readonly Truth[]): Truth {
  const met = truths.filter((truth) => truth === 'met').length;
  const open = truths.filter((truth) => truth === 'unknown').length;
  if (met >= n) return 'met';
  return met + open >= n ? 'unknown' : 'not_met';
}

export function notTrue(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'met' ? 'not_met' : 'met';
}
