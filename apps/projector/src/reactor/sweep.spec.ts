import type { Instant } from '@parchemin/kernel';
import { stoppedClock } from '@parchemin/testing';
import type { OpenPath } from './open-paths.js';
import { Sweep, type SweepTimes } from './sweep.js';

const noon = '2026-12-01T12:00:00.000Z' as Instant;
const justNow = '2026-12-01T11:59:59.000Z' as Instant;
const longAgo = '2026-12-01T11:00:00.000Z' as Instant;
const usual = { toleranceMillis: 60_000, settlingMillis: 60_000, againMillis: 30_000, restartMillis: 600_000 };

function sweeping(times: Partial<SweepTimes> = {}) {
  const due: OpenPath[] = [];
  const paths = {
    dueBefore: async (instant: Instant) => due.filter(({ actsAt }) => actsAt <= instant),
    allOpen: async () => [],
  };
  const sweep = new Sweep({ paths, clock: stoppedClock(noon), times: { ...usual, ...times }, told: () => {} });
  const attached = () => {
    const poked: string[] = [];
    const restarted: string[] = [];
    const pools = {
      pool: { take: async (candidacy: string) => void poked.push(candidacy) },
      anew: { take: async (candidacy: string) => void restarted.push(candidacy) },
    };
    return { pools, poked, restarted };
  };
  const isDue = (candidacy: string, actsAt: Instant) => void due.splice(0, due.length, { candidacy, actsAt });
  return { sweep, isDue, attached };
}

describe('the sweep', () => {
  it('pokes what is due while the reactor settles, and whoever goes from step to step since then not again', async () => {
    const { sweep, isDue, attached } = sweeping();
    const { pools, poked } = attached();
    isDue('a', justNow);
    await sweep.round(pools, 0);
    isDue('a', noon);
    await sweep.round(pools, 0);
    expect(poked).toEqual(['a']);
  });

  it('pokes nobody who has just fallen due once the reactor has settled', async () => {
    const { sweep, isDue, attached } = sweeping();
    const { pools, poked } = attached();
    isDue('a', justNow);
    await sweep.round(pools, usual.settlingMillis);
    expect(poked).toEqual([]);
  });

  it('pokes for another step that stays unserved at once, and for the same one again only after a while', async () => {
    const { sweep, isDue, attached } = sweeping();
    const { pools, poked } = attached();
    isDue('a', longAgo);
    await sweep.round(pools, Infinity);
    await sweep.round(pools, Infinity);
    expect(poked).toEqual(['a']);
    isDue('a', '2026-12-01T11:30:00.000Z' as Instant);
    await sweep.round(pools, Infinity);
    expect(poked).toEqual(['a', 'a']);
  });

  it('pokes everybody again in another attachment, which knows of no poke', async () => {
    const { sweep, isDue, attached } = sweeping();
    const [before, after] = [attached(), attached()];
    isDue('a', longAgo);
    await sweep.round(before.pools, Infinity);
    await sweep.round(after.pools, 0);
    expect([before.poked, after.poked]).toEqual([['a'], ['a']]);
  });

  it('begins a run anew that stays deaf, however lately it was poked', async () => {
    const { sweep, isDue, attached } = sweeping({ restartMillis: 0 });
    const { pools, poked, restarted } = attached();
    isDue('a', longAgo);
    await sweep.round(pools, Infinity);
    expect([poked, restarted]).toEqual([[], ['a']]);
  });
});
