import { memoryOutboxStore } from './memory-outbox-store.js';
import { holdToContract } from './spec/store-contract.js';

describe('the outbox in memory', () => {
  holdToContract(async () => memoryOutboxStore());
});
