import { join } from 'node:path';
import { checked } from './check.js';
import { answerOf, type SimulationAnswer } from './report.js';
import { simulated } from './simulated.js';

const seeds = join(import.meta.dirname, '../../../../seeds');

describe('a simulation through the real parts', () => {
  it('brings candidates of the full certification to the end of their path, and breaks nothing', async () => {
    const answer = await simulate('cgco', 3, 1);
    expect(answer.invariants.filter(({ broken }) => broken > 0)).toEqual([]);
    expect(answer.decisions).not.toHaveProperty('none');
    expect(answer.facts).toBeGreaterThan(3 * 75);
    expect(answer.deadlines.fired).toBeGreaterThan(0);
    for (const name of ['step-once', 'step-not-early', 'decision-on-proposal', 'proposal-second-opinion']) {
      expect(answer.invariants.find((each) => each.name === name)?.checked).toBeGreaterThan(0);
    }
  }, 300_000);

  it('finds the same facts again with the same seed', async () => {
    const [once, again] = [await simulate('mdpc', 2, 4), await simulate('mdpc', 2, 4)];
    expect(again.digest).toBe(once.digest);
    expect(once.invariants.filter(({ broken }) => broken > 0)).toEqual([]);
  }, 300_000);
});

function simulate(scheme: string, candidates: number, seed: number): Promise<SimulationAnswer> {
  const settings = { scheme, candidates, seed, seeds, keep: undefined, env: process.env, say: () => undefined };
  return simulated(settings, async (simulation) => answerOf(simulation, await checked(simulation, seeds), seed));
}
