/** What can be made to go wrong, and what each does. Durability is never among them: what is acknowledged is on disk. */
export const faultKinds = {
  drop: 'the write is committed, then the connection is cut before the answer',
  mute: 'the write is committed, its answer is never sent, the connection stays',
  echo: 'the answer to a batched write is sent twice',
  slow: 'the answer comes late, by so many milliseconds',
  freeze: 'the whole node stands still for so many milliseconds, pings and health included',
  duplicate: 'a subscriber gets an event twice in a row',
  disconnect: 'the connection is cut in the middle of a page of events',
  skew: 'the clock is ahead by so many milliseconds when an absolute deadline is judged: nothing is written',
  leader: 'the node says that it does not lead and names itself as the leader: nothing is done',
  pages: 'a page of events holds fewer of them than there is room for',
} as const;

export type FaultKind = keyof typeof faultKinds;

export interface FaultRule {
  readonly rate: number;
  readonly millis: number;
}

export interface FaultPlan {
  readonly seed: number;
  readonly rules: Readonly<Record<FaultKind, FaultRule>>;
}

/** Strikes by seeded chance: the n-th opportunity of a kind has the same fate in every run with the same seed. */
export class Faults {
  private readonly dice: Record<FaultKind, () => number>;

  constructor(private plan: FaultPlan) {
    this.dice = diceOf(plan.seed);
  }

  strikes(kind: FaultKind): boolean {
    const { rate } = this.plan.rules[kind];
    return rate > 0 && this.dice[kind]() < rate;
  }

  /** Between 0 and 1, from the same dice. */
  share(kind: FaultKind): number {
    return this.dice[kind]();
  }

  millis(kind: FaultKind): number {
    return this.plan.rules[kind].millis;
  }

  /** New rates from now on; the dice roll on. */
  change(plan: FaultPlan): void {
    this.plan = plan;
  }

  freezeIfStruck(): void {
    if (this.strikes('freeze')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, this.millis('freeze'));
  }
}

/**
 * `<seed>` alone takes the default rates; `<seed>:<kind>=<rate>[@<millis>],…` takes these and no others.
 * Answers what is wrong with the text, when something is.
 */
export function parseFaults(text: string): FaultPlan | string {
  const [seedText = '', rulesText] = text.split(':', 2);
  const seed = Number(seedText);
  if (!/^\d{1,9}$/.test(seedText)) return `the seed «${seedText}» is not a whole number`;
  if (rulesText === undefined) return { seed, rules: rulesWith((kind) => DEFAULT_RATES[kind]) };
  const rules = rulesWith(() => 0);
  for (const part of rulesText.split(',')) {
    const [, kind = '', rate = '', millis] = /^([a-z]+)=([\d.]+)(?:@(\d{1,6}))?$/.exec(part) ?? [];
    if (!isFaultKind(kind)) return `«${part}» names none of ${Object.keys(faultKinds).join(', ')}`;
    const chance = Number(rate);
    if (!(chance >= 0 && chance <= 1)) return `the rate of «${part}» is not between 0 and 1`;
    rules[kind] = { rate: chance, millis: Math.min(Number(millis ?? DEFAULT_MILLIS[kind]), MAX_MILLIS) };
  }
  return { seed, rules };
}

const DEFAULT_RATES: Record<FaultKind, number> = {
  drop: 0.01,
  mute: 0.002,
  echo: 0,
  slow: 0.05,
  freeze: 0.001,
  duplicate: 0.02,
  disconnect: 0.005,
  skew: 0.002,
  leader: 0.002,
  pages: 0.2,
};
const DEFAULT_MILLIS: Partial<Record<FaultKind, number>> = { slow: 200, freeze: 1_000, skew: 15_000 };
/** A frozen node must come back by itself, for supervisors and tests alike. */
const MAX_MILLIS = 60_000;

export const noFaults: FaultPlan = { seed: 0, rules: rulesWith(() => 0) };

function rulesWith(rateOf: (kind: FaultKind) => number): Record<FaultKind, FaultRule> {
  const rule = (kind: FaultKind): FaultRule => ({ rate: rateOf(kind), millis: DEFAULT_MILLIS[kind] ?? 0 });
  return perKind(rule);
}

function diceOf(seed: number): Record<FaultKind, () => number> {
  return perKind((kind) => dice(seed * 31 + Object.keys(faultKinds).indexOf(kind) * 7_919));
}

function perKind<Value>(valueOf: (kind: FaultKind) => Value): Record<FaultKind, Value> {
  return {
    drop: valueOf('drop'),
    mute: valueOf('mute'),
    echo: valueOf('echo'),
    slow: valueOf('slow'),
    freeze: valueOf('freeze'),
    duplicate: valueOf('duplicate'),
    disconnect: valueOf('disconnect'),
    skew: valueOf('skew'),
    leader: valueOf('leader'),
    pages: valueOf('pages'),
  };
}

function isFaultKind(text: string): text is FaultKind {
  return Object.hasOwn(faultKinds, text);
}

/** The mulberry32 generator: 32 bits of state are plenty for choosing when to misbehave. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
