export type { Asking } from './given.js';
export { specify } from './given.js';
export { stoppedClock } from './stopped-clock.js';
export { startParts } from './parts/start-parts.js';
export type { PartsWanted, RunningParts } from './parts/start-parts.js';
export { testToken } from './parts/test-token.js';
export { aMarkPiece, candidacyNumber, newFact, streamsOf, tellLog, tellPath, toldAt } from './told-paths.js';
export { usualActs } from './usual-hands.js';
export type { UsualAct, UsualRequest } from './usual-hands.js';
