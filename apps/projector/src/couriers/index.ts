export type { StartedCouriers } from './start-couriers.js';
export { startCouriers } from './start-couriers.js';
