export type { ReactorSetting, StartedReactor } from './start-reactor.js';
export { recoverRoute, startReactor } from './start-reactor.js';
