import { eventStoreContract, newGround, type Capability, type Ground } from '../contract.js';
import type { EventStore } from '../port.js';

/** One store to hold to the contract: what it is called, what it can do, how it is opened. */
export interface Candidate {
  readonly name: string;
  readonly capabilities: ReadonlySet<Capability>;
  open(): Promise<{ readonly store: EventStore; readonly restart: Ground['restart']; close(): Promise<void> }>;
}

export interface Tally {
  readonly candidate: string;
  readonly bySection: Map<string, { ran: number; notSupported: number }>;
}

/** Registers the suite with the test runner: each case under its name, and each gap under its name too. */
export function holdToContract(candidate: Candidate): Tally {
  const tally: Tally = { candidate: candidate.name, bySection: new Map() };
  describe(`the event store contract: ${candidate.name}`, () => {
    let opened: Awaited<ReturnType<Candidate['open']>>;
    beforeAll(async () => {
      opened = await candidate.open();
    });
    afterAll(() => opened?.close());
    for (const { section, cases } of eventStoreContract) {
      const counts = { ran: 0, notSupported: 0 };
      tally.bySection.set(section, counts);
      describe(section, () => {
        for (const { title, needs, run } of cases) {
          if (needs && !candidate.capabilities.has(needs)) {
            it(`not supported: ${title} (${needs})`, () => {
              counts.notSupported += 1;
              expect(candidate.capabilities).not.toContain(needs);
            });
            continue;
          }
          it(title, async () => {
            await run(newGround(opened.store, opened.restart));
            counts.ran += 1;
          });
        }
      });
    }
  });
  return tally;
}
