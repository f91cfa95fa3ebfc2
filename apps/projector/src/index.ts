export type { Projector, ProjectorParts, ProjectorStatus } from './projector.js';
export { startProjector } from './projector.js';
export type { RebuildParts, RebuildReport } from './rebuild.js';
export { rebuild } from './rebuild.js';
