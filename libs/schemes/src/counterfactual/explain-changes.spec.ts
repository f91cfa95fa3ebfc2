import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCertification } from '../load-schemes.js';
import type { CounterfactualAnswer } from './answer.js';
import { compileCounterfactual, type CounterfactualQuestion } from './counterfactual.js';
import { explainCounterfactual } from './explain-changes.js';

const ask = compileCounterfactual(loadCertification(resolve(__dirname, '../../../../seeds'), 'cgco')!);

describe('a change is told in plain words', () => {
  it.each([
    [
      'an average under its limit',
      { ue: { '2': '9.99' } },
      'relever «\u00a0Moyenne de l’unité 2\u00a0» d’au moins 0,02\u00a0: de 9,99 à plus de 10, soit 10,01 (document, ligne 2150\u00a0; lecture R-01)',
    ],
    [
      'a mark under a limit that may be equalled',
      { exam: '11.5' },
      'relever «\u00a0Note de l’examen national\u00a0» d’au moins 0,5\u00a0: de 11,5 à au moins 12',
    ],
    [
      'what is not entered',
      { exam: null },
      'saisir «\u00a0Note de l’examen national\u00a0», où rien ne l’est encore\u00a0: au moins 12',
    ],
    ['a document', { documents: { LIVRET: false } }, '«\u00a0Document LIVRET\u00a0»\u00a0: passer de non à oui'],
    [
      'a work',
      { works: { RA1: { level: null, validated: true } } },
      'saisir «\u00a0Travail de compétences RA1, niveau\u00a0», où rien ne l’est encore\u00a0: de 0 à 5',
    ],
    ['a whole rubric', { performance: null }, 'relever le total d’au moins 36, sans un pas de trop, avec\u00a0:'],
    [
      'an item of it',
      { performance: null },
      '«\u00a0Points de performance P2.4\u00a0»\u00a0: rien encore, jusqu’à 5, par pas de 0,5',
    ],
    [
      'a block',
      { levels: noLevels('4') },
      'compétences démontrées dans le bloc 4, il faut au moins 3 (document, ligne 2004)\n    3 de ces 5, au choix\u00a0:',
    ],
  ])('%s', (_, change, told) => {
    const text = explainCounterfactual(answerTo(change), 'fr');
    expect(text).toContain('Pour que le titre soit attribué, il faut\u00a0:\n');
    expect(text).toContain(told);
  });

  it('in English as well', () => {
    const text = explainCounterfactual(answerTo({ ue: { '2': '9.99' }, performance: null }), 'en');
    expect(text).toContain('For the title to be awarded, it takes:');
    expect(text).toContain(
      'raise “Average of unit 2” by at least 0.02: from 9.99 to more than 10, that is 10.01 (document, line 2150; reading R-01)',
    );
    expect(text).toContain('raise the total by at least 36, without a step too many, with:');
  });

  it('what would lose the title is told as that', () => {
    const text = explainCounterfactual(answerTo({}, { only: ['exam', 'performance'] }), 'fr');
    expect(text).toContain('Un seul de ces changements suffit pour que le titre ne soit plus attribué\u00a0:');
    expect(text).toContain(
      'abaisser «\u00a0Note de l’examen national\u00a0» d’au moins 1,26\u00a0: de 13,25 à moins de 12, soit 11,99',
    );
    expect(text).toContain('abaisser le total de plus de 3,5, sans un pas de trop');
    expect(text).toContain('Seuls faits qui peuvent changer\u00a0: exam, performance');
  });

  it('and so is a question without a way out', () => {
    const text = explainCounterfactual(answerTo({ exam: '3' }, { fixed: ['exam'] }), 'fr');
    expect(text).toContain('Faits tenus pour acquis\u00a0: exam');
    expect(text).toContain('Rien de ce qui peut encore changer n’y suffit.');
  });

  it('no sign in two parts begins a line, and no line ends in the open', () => {
    const text = explainCounterfactual(answerTo({ ue: null, levels: noLevels('4') }), 'fr');
    expect(text).not.toMatch(/ [:;!?»]|« | $/m);
  });
});

function noLevels(block: string): Record<string, null> {
  return Object.fromEntries(['1', '2', '3', '4', '5'].map((item) => [`${block}.${item}`, null]));
}

function answerTo(changes: Record<string, unknown>, question?: CounterfactualQuestion): CounterfactualAnswer {
  const file = readFileSync(join(__dirname, '../../fixtures/dossiers/cgco-admitted-c01.json'), 'utf8');
  const { dossier } = JSON.parse(file) as { dossier: Record<string, unknown> };
  for (const [group, value] of Object.entries(changes)) {
    dossier[group] = typeof value === 'object' && value !== null ? { ...(dossier[group] as object), ...value } : value;
  }
  const answered = ask(JSON.stringify(dossier), question);
  if ('errors' in answered) throw new Error(JSON.stringify(answered.errors));
  return answered.answer;
}
