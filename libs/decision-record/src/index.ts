export { DecisionRecord, formatName } from './record-format.js';
export { recordOfDecision, type NoRecord } from './record-of-decision.js';
export { factsOf, type RecordedFact } from './recorded-fact.js';
export { replayOf, type PathReplay, type ReplayQuestion } from './replay.js';
export type { Check, CheckName, Verification, Verifying } from './verification.js';
export { readRecord, verifyRecord } from './verify-record.js';
export type { Difference } from './differences.js';
