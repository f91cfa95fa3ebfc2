export type { AdminRoute, Health, HealthServer } from './health-server.js';
export { newRegistry, serveHealth } from './health-server.js';
export { openLog } from './log.js';
export { stopWithParent } from './parent.js';
export { pauseFor } from './pause.js';
export type { Settings } from './settings.js';
export { readSettings } from './settings.js';
export { clockOf } from './stepped-clock.js';
export { stopWhenAsked } from './stopping.js';
