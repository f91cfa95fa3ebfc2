import { join } from 'node:path';
import { loadCertifications } from '@parchemin/schemes';
import { ended } from './check.js';
import { together } from './invariant.js';
import { rehearsed, type Rehearsed } from './rehearsal.fixture.js';

const seeds = join(import.meta.dirname, '../../../../seeds');
const schemes = loadCertifications(seeds).map(({ id }) => id);
const candidates = 5;

describe.each(schemes)('a simulation of %s, rehearsed in memory', (scheme) => {
  let company: Rehearsed;

  beforeAll(async () => {
    company = await rehearsed(seeds, scheme, candidates, 3);
  }, 120_000);

  it('brings every path to its end', () => {
    const endings = together(company.lives.map((life, index) => ended(life, company.paths[index]!)));
    expect(endings).toEqual({ checked: candidates, broken: [] });
    expect(company.teams.flatMap((team) => team.wakesAt() ?? [])).toEqual([]);
  });

  it('asks nothing that the rules refuse, alone or together', () => {
    const everybody = [...company.lives, ...company.teams];
    expect(everybody.flatMap(({ refusals }) => refusals)).toEqual([]);
    expect(everybody.reduce((sum, { asked }) => sum + asked.size, 0)).toBeGreaterThan(candidates * 50);
  });
});
