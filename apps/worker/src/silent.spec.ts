import type { CandidacyActivities } from '@parchemin/candidacy-process';
import { silently } from './silent.js';

const secret = 'Camille, 12.5, maladie';

describe('a failure on its way to Temporal', () => {
  it('loses everything but its name', async () => {
    const failing = async (): Promise<never> => {
      throw new RangeError(secret);
    };
    const told: string[] = [];
    const activities = { loadPath: failing } as unknown as CandidacyActivities;
    const silent = silently(activities, (activity, failure) => told.push(`${activity} ${failure}`));
    const failure = await silent.loadPath('c1').catch((error: unknown) => error as Error & { type: string });
    expect(failure).toMatchObject({ type: 'RangeError', nonRetryable: false });
    expect(`${JSON.stringify(failure)} ${(failure as Error).stack} ${(failure as Error).message}`).not.toContain(
      '12.5',
    );
    expect(told).toEqual(['loadPath RangeError']);
  });
});
