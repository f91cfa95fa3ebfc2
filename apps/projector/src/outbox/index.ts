export type { OutboxSetting, StartedOutbox } from './start-outbox.js';
export { startOutbox } from './start-outbox.js';
