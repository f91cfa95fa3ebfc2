import type { CandidacyActivities } from '@parchemin/candidacy-process';
import { Registry } from 'prom-client';
import type { Working } from './keep-working.js';
import { measureWorker, timed } from './metrics.js';

describe('what a worker tells about itself', () => {
  it('counts each activity by its name and by how it ended, and changes nothing of it', async () => {
    const registry = new Registry();
    const failing = {
      loadPath: async () => Promise.reject(new Error('away')),
      openStage: async () => ({ outcome: 'done' }),
    };
    const activities = timed(failing as unknown as CandidacyActivities, registry);
    await expect(activities.loadPath('c1')).rejects.toThrow('away');
    expect(await activities.openStage({ candidacy: 'c1', stage: 's', key: 'k' })).toEqual({ outcome: 'done' });
    const told = await registry.metrics();
    expect(told).toContain('parchemin_worker_activity_seconds_count{activity="loadPath",ended="failed"} 1');
    expect(told).toContain('parchemin_worker_activity_seconds_count{activity="openStage",ended="done"} 1');
  });

  it('shows how many runs it holds and how many of its slots are taken, and nothing while there is no Temporal', async () => {
    const registry = new Registry();
    const status = { numCachedWorkflows: 7, numInFlightWorkflowActivations: 3 };
    const working = { fault: () => null, status: () => status } as unknown as Working;
    measureWorker(working, registry);
    const told = await registry.metrics();
    expect(told).toContain('parchemin_worker_cached_paths 7');
    expect(told).toContain('parchemin_worker_slots{task="workflow",slots="used"} 3');
    expect(told).toContain('parchemin_worker_slots{task="workflow",slots="all"} 40');
    const away = new Registry();
    measureWorker({ fault: () => 'away', status: () => null, stop: async () => {} }, away);
    expect(await away.metrics()).toContain('parchemin_worker_cached_paths 0');
  });
});
