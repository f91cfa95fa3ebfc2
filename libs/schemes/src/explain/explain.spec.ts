import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileDeliberation } from '../dossier/deliberate.js';
import { loadCertification, loadCertifications } from '../load-schemes.js';
import { explainVerdict } from './explain.js';

const seeds = resolve(__dirname, '../../../../seeds');
const dossiers = resolve(__dirname, '../../fixtures/dossiers');
const deliberate = compileDeliberation(loadCertification(seeds, 'cgco')!);

describe('the explanation of a verdict', () => {
  it('says the value, the limit and the line of what stands against the title', () => {
    const told = explained('cgco-admitted-c01.json', 'fr', { ue: { '2': '9.99' } });
    expect(told).toContain('refusé, le titre n’est pas attribué.');
    expect(told).toContain(
      'UE2, la moyenne de chaque unité d’enseignement\u00a0: 9,99/20, il faut strictement plus de 10/20 (document, ligne 2150\u00a0; lecture R-01)',
    );
    expect(told).toContain('Crédits acquis\u00a0: 54.');
  });

  it('says of a path still under way what is missing, and no verdict', () => {
    const change = { exam: '9', ue: { '3': null } };
    const told = explained('cgco-admitted-c01.json', 'fr', change, 'under-way');
    expect(told.split('\n')[0]).toBe(
      'À ce jour\u00a0: rien n’est encore décidé\u00a0; voici ce que les règles disent de ce qui est saisi.',
    );
    expect(told).toContain('Ce qu’il manque encore\u00a0:');
    expect(told).not.toMatch(/non admissible|refusé|Ce qui s’y oppose/);
    expect(explained('cgco-admitted-c01.json', 'fr', change)).toContain('non admissible');
  });

  it('says the same in English', () => {
    const told = explained('cgco-admitted-c01.json', 'en', { exam: '11.99' });
    expect(told).toContain('not admissible');
    expect(told).toContain(
      'the mark of the national exam: 11.99/20, at least 12/20 is needed (document, lines 1096 to 1097; reading R-04)',
    );
  });

  it('names what a block lacks, competency by competency', () => {
    const told = explained('cgco-partial-c29.json', 'fr');
    expect(told).toContain(
      'B1, compétences démontrées dans le bloc 1\u00a0: 2 sur 5, il faut au moins 3\u00a0; insuffisant\u00a0: 1.1 (1, il faut au moins 2)',
    );
  });

  it('names what is awaited, and what a named person waived', () => {
    const open = explained('cgco-admitted-c01.json', 'fr', { ue: { '3': null } });
    expect(open).toContain('Éléments attendus\u00a0:\n  • Moyenne de l’unité 3');
    const derogations = [{ code: 'DOC_MISSING:DP', by: 'A. Person', reason: 'post' }];
    const waived = explained('cgco-admitted-c01.json', 'fr', { documents: { DP: false }, derogations });
    expect(waived).toContain('DOC_MISSING:DP, par A. Person\u00a0: post');
  });

  it.each(readdirSync(dossiers))('is spaced as French asks, for %s', (name) => {
    expect(explained(name, 'fr')).not.toMatch(/ [:;!?»]|« /);
  });

  it.each(loadCertifications(seeds).map((scheme) => [scheme.id, scheme] as const))(
    'gives every criterion its state and its line when the jury of %s decides',
    (_, scheme) => {
      if (scheme.verdict.mode === 'computed') return expect(scheme.rules.length).toBeGreaterThan(0);
      const groups = scheme.facts
        .filter(({ required, kind }) => required && kind !== 'set')
        .map(({ group }) => [group, {}]);
      const chosen =
        scheme.verdict.chosen === null ? [] : [[scheme.verdict.chosen, [scheme.choices[0]!.exactlyOneOf[0]]]];
      const answer = compileDeliberation(scheme)(JSON.stringify(Object.fromEntries([...groups, ...chosen])));
      if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
      const told = explainVerdict(answer.verdict, 'fr');
      for (const { criterion } of answer.verdict.trace.findings!.criteria) expect(told).toContain(`• ${criterion} `);
      expect(told).toContain('au jury de décider');
    },
  );
});

function explained(
  name: string,
  language: 'fr' | 'en',
  change: Record<string, unknown> = {},
  standing: 'concluded' | 'under-way' = 'concluded',
): string {
  const { dossier } = JSON.parse(readFileSync(join(dossiers, name), 'utf8')) as { dossier: Record<string, unknown> };
  for (const [group, value] of Object.entries(change)) {
    const whole = Array.isArray(value) || typeof value !== 'object';
    dossier[group] = whole ? value : { ...(dossier[group] as object), ...value };
  }
  const answer = deliberate(JSON.stringify(dossier));
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  return explainVerdict(answer.verdict, language, standing);
}
