export type { Asking } from './given.js';
export { specify } from './given.js';
export { stoppedClock } from './stopped-clock.js';
