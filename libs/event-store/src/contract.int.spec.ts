import { contractUpcasters, type Capability } from './contract.js';
import { memoryEventStore, openEventStore, type EventStoreMetrics, type EventStoreOptions } from './index.js';
import { holdToContract, tableOf, type Candidate } from './spec/contract-run.js';
import { startEventNode } from './spec/event-node.js';

const restartable: ReadonlySet<Capability> = new Set(['restart', 'log-of-its-own']);

/** Every kind of fault often enough to strike within the suite, and short enough for it to end. */
const faults =
  '7:drop=0.01,mute=0.001,echo=0.02,slow=0.03@40,freeze=0.0005@300,duplicate=0.03,disconnect=0.01,' +
  'skew=0.005,leader=0.005,pages=0.3';

const patient: EventStoreOptions = {
  append: { attemptMs: 1_000, totalMs: 20_000 },
  read: { silenceMs: 2_000 },
  subscription: { silenceMs: 3_000, confirmMs: 2_000 },
};

let struck: Readonly<EventStoreMetrics>;

const tallies = [
  holdToContract({ name: 'memory', capabilities: new Set(['log-of-its-own'] as const), open: openMemory }),
  holdToContract({ name: 'event node', capabilities: restartable, open: () => openNode() }),
  holdToContract({ name: 'event node with faults', capabilities: restartable, open: () => openNode(faults) }),
];
const given = process.env['TEST_EVENTSTORE_URL'];
if (given) {
  tallies.push(
    holdToContract({ name: 'server given by TEST_EVENTSTORE_URL', capabilities: new Set(), open: openGiven }),
  );
}

it('the faults struck, and the adapter met each of them', () => {
  expect(struck.appendRetries).toBeGreaterThan(0);
  expect(struck.resubscriptions).toBeGreaterThan(0);
  expect(struck.lateAnswers).toBeGreaterThan(0);
  expect(struck.duplicatesDropped).toBeGreaterThan(0);
  expect(struck.unknownOutcomes).toBe(0);
});

afterAll(() => {
  process.stdout.write(tableOf(tallies));
});

type Opened = ReturnType<Candidate['open']>;

async function openMemory(): Opened {
  const store = memoryEventStore({ upcasters: contractUpcasters });
  return { store, restart: noRestart, close: () => store.close() };
}

async function openNode(withFaults?: string): Opened {
  const node = await startEventNode(withFaults);
  const store = openEventStore(node.url, { upcasters: contractUpcasters, ...patient });
  struck = store.metrics;
  return {
    store,
    restart: node.restart,
    async close() {
      await store.close();
      await node.close();
    },
  };
}

async function openGiven(): Opened {
  const store = openEventStore(given ?? '', { upcasters: contractUpcasters });
  return { store, restart: noRestart, close: () => store.close() };
}

function noRestart(): Promise<never> {
  return Promise.reject(new Error('this store cannot be restarted from here'));
}
