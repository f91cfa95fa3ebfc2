/** What one slice of work gave: how many per second, and how long each took. */
export interface Slice {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly p50?: number;
  readonly p99?: number;
  readonly baseline?: { readonly name: string; readonly value: number };
  readonly ratio?: number;
  readonly note?: string;
}

export type Work = () => Promise<void>;

/** Keeps `inFlight` pieces of work going for a time, and no longer than a number of them. */
export async function slice(inFlight: number, millis: number, work: Work, atMost = Infinity): Promise<Slice> {
  const took: number[] = [];
  const start = performance.now();
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() - start < millis && begun < atMost) {
      begun += 1;
      const from = performance.now();
      await work();
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  const seconds = (performance.now() - start) / 1_000;
  took.sort((a, b) => a - b);
  return { perSecond: took.length / seconds, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

/** Ours and the baseline in turn, so that a machine that slows down slows both; the median slice of each is kept. */
export async function inTurn(
  rounds: number,
  ours: () => Promise<Slice>,
  baseline: () => Promise<Slice>,
): Promise<{ ours: Slice; baseline: Slice }> {
  const kept = { ours: [] as Slice[], baseline: [] as Slice[] };
  for (let round = 0; round < rounds; round += 1) {
    kept.baseline.push(await baseline());
    kept.ours.push(await ours());
  }
  return { ours: medianSlice(kept.ours), baseline: medianSlice(kept.baseline) };
}

export function compared(name: string, baselineName: string, pair: { ours: Slice; baseline: Slice }): Figure {
  const { ours, baseline } = pair;
  return {
    name,
    value: rounded(ours.perSecond),
    unit: '/s',
    p50: rounded(ours.p50),
    p99: rounded(ours.p99),
    baseline: { name: baselineName, value: rounded(baseline.perSecond) },
    ratio: rounded(ours.perSecond / baseline.perSecond),
  };
}

export function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}

export function medianSlice(slices: readonly Slice[]): Slice {
  const sorted = [...slices].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
