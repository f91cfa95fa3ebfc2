import { join } from 'node:path';
import { repositoryRoot } from '@parchemin/parts';
import { readDemoRequests } from './load-demo.js';

const requests = readDemoRequests({ seeds: join(repositoryRoot, 'seeds'), firstDay: '2026-11-21' });

describe('the demonstration', () => {
  it('asks each thing under a key of its own, so that a second start has no effect', () => {
    expect(requests.length).toBeGreaterThan(0);
    expect(new Set(requests.map((request) => request.key)).size).toBe(requests.length);
  });

  it('leaves no date unwritten', () => {
    expect(JSON.stringify(requests)).not.toContain('{today');
  });
});
