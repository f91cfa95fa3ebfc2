import { planRounds, roundKinds, seededRandom } from './plan.js';

describe('the plan of a campaign', () => {
  it('holds as many crashes as everything else together, which is shared out evenly', () => {
    const plan = planRounds(roundKinds, 100, seededRandom(1));
    const counts = roundKinds.map((kind) => plan.filter((one) => one === kind).length);
    expect(counts).toEqual([50, 10, 10, 10, 10, 10]);
  });

  it('holds the chosen kinds only', () => {
    expect(planRounds(['kill'], 3, seededRandom(1))).toEqual(['kill', 'kill', 'kill']);
    expect(new Set(planRounds(['deleted', 'ladder'], 4, seededRandom(1)))).toEqual(new Set(['deleted', 'ladder']));
  });

  it('is the same for the same seed, and another for another', () => {
    const plan = (seed: number) => planRounds(roundKinds, 100, seededRandom(seed)).join();
    expect(plan(7)).toBe(plan(7));
    expect(plan(7)).not.toBe(plan(8));
  });
});
