import type { Instant } from './instant.js';
import { instantFromMillis } from './instant.js';

/** The one source of «now» in every process. Domain code never reads it: the instant comes in with the command. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instantFromMillis(Date.now()) };
