import { happened } from './contract/ground.js';
import { openEventStore, type EventStoreDb } from './index.js';
import { startEventNode, type EventNode } from './spec/event-node.js';

describe('a definite no for which the client has no name', () => {
  let node: EventNode;
  let store: EventStoreDb;

  beforeAll(async () => {
    node = await startEventNode(undefined, ['--strict', '--max-event', '2000']);
    store = openEventStore(node.url);
  });

  afterAll(async () => {
    await store.close();
    await node.close();
  });

  it('to one event that is too large is told at once, and the appends around it go through', async () => {
    const around = ['a-1', 'a-2'].map((stream) => store.append(stream, 'no-stream', [happened()]));
    const large = store.append('a-3', 'no-stream', [happened({ text: 'x'.repeat(3_000) })]);
    await expect(large).rejects.toMatchObject({ name: 'EventStoreRefused' });
    await expect(Promise.all(around)).resolves.toMatchObject([{ outcome: 'appended' }, { outcome: 'appended' }]);
    expect(store.metrics.appendRetries).toBe(0);
  });

  it('to a fact that the stream has already, at another revision, is told at once', async () => {
    const one = happened();
    await store.append('b-1', 'no-stream', [one]);
    await expect(store.append('b-1', 0, [one])).rejects.toMatchObject({ name: 'EventStoreRefused' });
  });
});
