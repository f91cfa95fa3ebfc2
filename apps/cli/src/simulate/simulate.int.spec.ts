import { join } from 'node:path';
import { checked } from './check.js';
import { answerOf, type SimulationAnswer } from './report.js';
import { simulated } from './simulated.js';

const seeds = join(import.meta.dirname, '../../../../seeds');

describe('a simulation through the real parts', () => {
  let once: SimulationAnswer;

  beforeAll(async () => {
    once = await simulate('cgco', 3, 1);
  }, 300_000);

  it('brings candidates of the full certification to the end of their path, and breaks nothing', () => {
    expect(once.invariants.filter(({ broken }) => broken > 0)).toEqual([]);
    expect(once.decisions).not.toHaveProperty('none');
    expect(once.facts).toBeGreaterThan(3 * 75);
    expect(once.deadlines.fired).toBeGreaterThan(0);
    for (const { name, checked: looked } of once.invariants) {
      expect({ name, looked: looked > 0 }).toEqual({ name, looked: true });
    }
  });

  it('lets them work in groups, whose facts enter their candidacies', () => {
    expect(once.troubles['group-formed']).toBeGreaterThan(0);
    expect(once.invariants.find(({ name }) => name === 'group-delivered')?.checked).toBeGreaterThan(3);
  });

  it('finds the same facts again with the same seed', async () => {
    expect((await simulate('cgco', 3, 1)).digest).toBe(once.digest);
  }, 300_000);
});

function simulate(scheme: string, candidates: number, seed: number): Promise<SimulationAnswer> {
  const settings = { scheme, candidates, seed, seeds, keep: undefined, env: process.env, say: () => undefined };
  return simulated(settings, async (simulation) => answerOf(simulation, await checked(simulation, seeds), seed));
}
