import { assertNever } from '@parchemin/kernel';
import type { Scheme } from '../language/scheme.js';
import { compileComputed } from './propose-computed.js';
import { compileForJury } from './propose-for-jury.js';
import type { Propose } from './verdict.js';

/** A scheme becomes a function once; every verdict only runs it. */
export function compileScheme(scheme: Scheme): Propose {
  const { verdict } = scheme;
  switch (verdict.mode) {
    case 'computed':
      return compileComputed(scheme, verdict);
    case 'for_jury':
      return compileForJury(scheme, verdict);
    default:
      return assertNever(verdict);
  }
}
