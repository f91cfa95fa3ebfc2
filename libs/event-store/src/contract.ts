import { appending } from './contract/appending.js';
import { bounds } from './contract/bounds.js';
import { endurance } from './contract/endurance.js';
import { expectedRevision } from './contract/expected-revision.js';
import { following } from './contract/following.js';
import type { ContractSection } from './contract/ground.js';
import { idempotence } from './contract/idempotence.js';
import { pace } from './contract/pace.js';
import { reading } from './contract/reading.js';
import { resuming } from './contract/resuming.js';

export type { Capability, ContractCase, ContractSection, Ground } from './contract/ground.js';
export { contractUpcasters, newGround } from './contract/ground.js';

/** What every event store must do, whoever made it: plain functions, so that any runner and any adapter will do. */
export const eventStoreContract: readonly ContractSection[] = [
  appending,
  expectedRevision,
  idempotence,
  bounds,
  reading,
  following,
  resuming,
  pace,
  endurance,
];
