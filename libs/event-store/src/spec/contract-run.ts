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

/** Which part of the contract ran where: cases run, and those not supported in brackets. */
export function tableOf(tallies: readonly Tally[]): string {
  const sections = [...new Set(tallies.flatMap(({ bySection }) => [...bySection.keys()]))];
  const rows = [
    ['cases passed (not supported)', ...tallies.map(({ candidate }) => candidate)],
    ...sections.map((section) => [section, ...tallies.map(({ bySection }) => spelled(bySection.get(section)))]),
    ['total', ...tallies.map(({ bySection }) => spelled(sumOf([...bySection.values()])))],
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return `\n${lines.join('\n')}\n\n`;
}

interface Counts {
  readonly ran: number;
  readonly notSupported: number;
}

function sumOf(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, { ran, notSupported }) => ({ ran: sum.ran + ran, notSupported: sum.notSupported + notSupported }),
    { ran: 0, notSupported: 0 },
  );
}

function spelled({ ran, notSupported }: Counts = { ran: 0, notSupported: 0 }): string {
  return notSupported === 0 ? `${ran}` : `${ran} (${notSupported})`;
}
