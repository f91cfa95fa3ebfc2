import { PokePool, usualPool } from './poke-pool.js';
import { GateBusy } from './process-gate.js';

const quick = { ...usualPool, firstPauseMillis: 1, longestPauseMillis: 1 };

/** A Temporal that answers when the test says so, or at once. */
function gate({ held = false, fails = (_candidacy: string): Error | null => null } = {}) {
  const poked: string[] = [];
  const answers: (() => void)[] = [];
  return {
    poked,
    answer: () => answers.shift()?.(),
    async poke(candidacy: string, upTo: number): Promise<void> {
      poked.push(`${candidacy}@${upTo}`);
      if (held) await new Promise<void>((resolve) => answers.push(resolve));
      const failure = fails(candidacy);
      if (failure) throw failure;
    },
  };
}

async function settled(pool: PokePool): Promise<void> {
  while (pool.size > 0) await new Promise((resolve) => setTimeout(resolve, 1));
}

const untold = (): void => {};

describe('the pool of pokes', () => {
  it('makes one poke of the facts that wait for one process', async () => {
    const temporal = gate({ held: true });
    const pool = new PokePool(temporal, untold, { ...quick, atOnce: 1 });
    await pool.take('a', 1, 10n);
    await pool.take('b', 1, 11n);
    await pool.take('b', 2, 12n);
    await pool.take('b', 3, 13n);
    temporal.answer();
    await Promise.resolve();
    while (temporal.poked.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    temporal.answer();
    await settled(pool);
    expect(temporal.poked).toEqual(['a@1', 'b@3']);
  });

  it('lets what is due overtake those who wait, once', async () => {
    const temporal = gate({ held: true });
    const pool = new PokePool(temporal, untold, { ...quick, atOnce: 1 });
    for (const candidacy of ['first', 'b', 'due', 'c']) await pool.take(candidacy, 1, 10n);
    await pool.take('due', 0, null, true);
    await pool.take('due', 0, null, true);
    await pool.take('also due', 0, null, true);
    while (pool.size > 0) {
      temporal.answer();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(temporal.poked).toEqual(['first@1', 'also due@0', 'due@1', 'b@1', 'c@1']);
  });

  it('pokes again for what came while a poke was under way', async () => {
    const temporal = gate({ held: true });
    const pool = new PokePool(temporal, untold, quick);
    await pool.take('a', 1, 10n);
    await pool.take('a', 2, 11n);
    await pool.take('a', 3, 12n);
    expect(pool.lowest()).toBe(10n);
    temporal.answer();
    while (temporal.poked.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(pool.lowest()).toBe(11n);
    temporal.answer();
    await settled(pool);
    expect(temporal.poked).toEqual(['a@1', 'a@3']);
    expect(pool.lowest()).toBeNull();
  });

  it('remembers the lowest place that is not acknowledged, the beginning of the log before all', async () => {
    const temporal = gate({ held: true });
    const pool = new PokePool(temporal, untold, quick);
    await pool.take('b', 1, 30n);
    await pool.take('a', 1, 20n);
    expect(pool.lowest()).toBe(20n);
    await pool.take('c', 0, 'start');
    expect(pool.lowest()).toBe('start');
    pool.close();
  });

  it('parks one bad process, and the others go on', async () => {
    const fails = (candidacy: string) => (candidacy === 'bad' ? new Error('no such thing') : null);
    const temporal = gate({ fails });
    const told: string[] = [];
    const pool = new PokePool(temporal, (candidacy) => told.push(candidacy), quick);
    await pool.take('bad', 1, 10n);
    for (const candidacy of ['a', 'b', 'c']) await pool.take(candidacy, 1, 11n);
    await settled(pool);
    expect([...pool.parked.keys()]).toEqual(['bad']);
    expect(told).toEqual(['bad']);
    expect(temporal.poked.filter((poke) => poke === 'bad@1')).toHaveLength(quick.tries);
    expect(temporal.poked).toEqual(expect.arrayContaining(['a@1', 'b@1', 'c@1']));
    expect(pool.lowest()).toBeNull();
  });

  it('frees a parked process when a slow retry goes through', async () => {
    let broken = true;
    const temporal = gate({ fails: () => (broken ? new Error('broken') : null) });
    const pool = new PokePool(temporal, untold, quick);
    await pool.poke('a');
    expect(pool.parked.size).toBe(1);
    broken = false;
    pool.retryParked();
    await settled(pool);
    expect(pool.parked.size).toBe(0);
  });

  it('bears a busy Temporal far longer than a bad process', async () => {
    let answers = 0;
    const fails = () => ((answers += 1) <= quick.tries + 5 ? new GateBusy('overloaded') : null);
    const pool = new PokePool(gate({ fails }), untold, quick);
    await pool.poke('a');
    expect(pool.parked.size).toBe(0);
    expect(answers).toBe(quick.tries + 6);
  });

  it('takes in no more than it can hold, until there is room again', async () => {
    const temporal = gate({ held: true });
    const pool = new PokePool(temporal, untold, { ...quick, waiting: 2 });
    await pool.take('a', 1, 1n);
    await pool.take('b', 1, 2n);
    let taken = false;
    const third = pool.take('c', 1, 3n).then(() => (taken = true));
    await pool.take('a', 2, 4n);
    expect(taken).toBe(false);
    temporal.answer();
    temporal.answer();
    await new Promise((resolve) => setTimeout(resolve, 2));
    temporal.answer();
    await third;
    expect(pool.size).toBeLessThanOrEqual(2);
    pool.close();
  });

  it('never pokes more at once than it may', async () => {
    let now = 0;
    let most = 0;
    const poke = async (): Promise<void> => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setTimeout(resolve, 1));
      now -= 1;
    };
    const pool = new PokePool({ poke }, untold, { ...quick, atOnce: 3 });
    for (let process = 0; process < 20; process += 1) await pool.take(`p${process}`, 1, BigInt(process));
    await settled(pool);
    expect(most).toBe(3);
  });
});
