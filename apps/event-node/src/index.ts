export { EventNode } from './event-node.js';
export type { EventNodeOptions } from './event-node.js';
export { parseFaults } from './faults.js';
export type { FaultPlan } from './faults.js';
