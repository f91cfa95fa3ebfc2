import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileDeliberation, loadCertifications, type Verdict } from '@parchemin/schemes';
import { randomDossiers } from './random-dossiers.fixture.js';
import { secondOpinion } from './second-opinion.mjs';

const seeds = resolve(__dirname, '../../../seeds');
const certifications = loadCertifications(seeds);
// Twenty thousand in all; the long run asks for more through its environment. Computed rules deserve the most.
const dossiers = Number(process.env['PARCHEMIN_AGREEMENT_DOSSIERS'] ?? '20000');
const shareOf = { computed: 0.6, for_jury: 0.1 } as const;
const patience = 14_400_000;

describe('two independent implementations agree', () => {
  it.each(
    certifications.map((scheme, at) => [dossiers * shareOf[scheme.verdict.mode], scheme.id, scheme, at + 1] as const),
  )(
    'on %d random dossiers of %s',
    (rounds, id, scheme, seed) => {
      const raw = JSON.parse(readFileSync(join(seeds, 'schemes', `${id}.json`), 'utf8')) as object;
      const deliberate = compileDeliberation(scheme);
      const required = new Set(scheme.rules.map(({ code, reason = code }) => reason.split(':')[0] ?? ''));
      const next = randomDossiers(scheme, seed);
      const decisions = new Map<string, number>();
      for (let round = 0; round < rounds; round += 1) {
        const text = JSON.stringify(next());
        const answer = deliberate(text);
        if ('errors' in answer) {
          // Requirements may refuse a dossier; whatever is refused otherwise is a fault of the generator.
          expect(answer.errors.filter(({ code }) => !required.has(code.split(':')[0] ?? ''))).toEqual([]);
          continue;
        }
        const { decision } = answer.verdict;
        decisions.set(decision, (decisions.get(decision) ?? 0) + 1);
        const [first, second] = [compared(answer.verdict), secondOpinion(raw, text) as object];
        if (JSON.stringify(first) !== JSON.stringify(second)) expect({ text, ...first }).toEqual({ text, ...second });
      }
      // A comparison that only ever saw one outcome would prove little.
      expect(decisions.size).toBeGreaterThanOrEqual(scheme.verdict.mode === 'computed' ? 6 : 1);
    },
    patience,
  );

  it('imports nothing of ours', () => {
    const source = readFileSync(join(__dirname, 'second-opinion.mjs'), 'utf8');
    expect([...source.matchAll(/from '([^']+)'/g)].map((match) => match[1])).toEqual(['node:fs']);
  });
});

function compared(verdict: Verdict): object {
  const { decision, titleAwarded, blocksValidated, reasons, alsoUnmet, reserves } = verdict;
  const { credits, creditsTotal, measures, unknown } = verdict;
  return {
    decision,
    titleAwarded,
    blocksValidated,
    reasons,
    alsoUnmet,
    reserves,
    credits,
    creditsTotal,
    measures,
    unknown,
  };
}
