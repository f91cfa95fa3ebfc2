import { resolve } from 'node:path';
import { compileDeliberation, loadCertifications, type Certification, type Verdict } from '@parchemin/schemes';
import { randomDossiers } from './random-dossiers.fixture.js';

const computed = loadCertifications(resolve(__dirname, '../../../seeds')).filter(
  ({ verdict }) => verdict.mode === 'computed',
);
// Each is judged as it is, and once more with one number raised. The long run asks for more through its environment.
const rounds = Number(process.env['PARCHEMIN_MONOTONE_DOSSIERS'] ?? '1000');
const patience = 14_400_000;

describe('a better mark never harms', () => {
  it.each(computed.map((scheme) => [rounds, scheme.id, scheme] as const))(
    'in %d dossiers under the rules of %s',
    (_, __, scheme) => {
      const deliberate = compileDeliberation(scheme);
      const next = randomDossiers(scheme, 7);
      let raised = 0;
      for (let round = 0; round < rounds; round += 1) {
        const dossier = next();
        const better = raise(scheme, dossier, round);
        const [before, after] = [dossier, better].map((each) => deliberate(JSON.stringify(each)));
        if (!before || !after || 'errors' in before || 'errors' in after) throw new Error(JSON.stringify(better));
        const lost = losses(before.verdict, after.verdict);
        if (lost.length > 0) expect({ dossier, better, lost }).toEqual({ dossier, better, lost: [] });
        if (after.verdict.creditsTotal > before.verdict.creditsTotal) raised += 1;
      }
      expect(raised).toBeGreaterThan(0);
    },
    patience,
  );
});

function losses(before: Verdict, after: Verdict): readonly string[] {
  return [
    ...(before.titleAwarded && !after.titleAwarded ? ['title'] : []),
    ...before.blocksValidated.filter((block) => !after.blocksValidated.includes(block)),
    ...Object.entries(before.credits)
      .filter(([unit, credits]) => (credits ?? 0) > (after.credits[unit] ?? 0))
      .map(([unit]) => unit),
  ];
}

/** One number of the dossier at its maximum; which one, by turns. */
function raise(scheme: Certification, dossier: Record<string, unknown>, turn: number): Record<string, unknown> {
  const numbers = scheme.facts.flatMap((group) =>
    group.kind === 'decimal' || group.kind === 'integer' ? (group.items ?? ['']).map((item) => ({ group, item })) : [],
  );
  const { group, item } = numbers[turn % numbers.length]!;
  const max = group.parameters['max']?.[item] ?? group.max;
  const entries = dossier[group.group];
  if (item === '') return { ...dossier, [group.group]: max };
  return entries === null || entries === undefined
    ? dossier
    : { ...dossier, [group.group]: { ...entries, [item]: max } };
}
