import { memoryEventStore } from './index.js';
import { contractUpcasters } from './contract.js';
import { holdToContract } from './spec/contract-run.js';

holdToContract({
  name: 'memory',
  capabilities: new Set(['log-of-its-own'] as const),
  async open() {
    const store = memoryEventStore({ upcasters: contractUpcasters });
    return { store, restart: () => Promise.reject(new Error('a memory has no server')), close: () => store.close() };
  },
});

describe('the memory adapter', () => {
  it('says that it is closed, like the store it stands for', async () => {
    const store = memoryEventStore();
    await store.close();
    await expect(store.ping()).rejects.toMatchObject({ name: 'EventStoreUnavailable' });
    expect(() => store.subscribeAll([], 'start', { onEvent: async () => {}, onStopped: () => {} })).toThrow(/closed/);
  });
});
