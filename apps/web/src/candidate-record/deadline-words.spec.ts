import { becauseInFrench, stepInFrench } from './blocked-words.fr.js';
import { deadlineName, ruleInFrench } from './deadline-words.fr.js';
import type { Titles } from './story.messages.fr.js';

const titles: Titles = {
  piece: (code) => ({ CC1: 'Droit des contrats' })[code] ?? code,
  stage: (code) => ({ project: 'Projet' })[code] ?? code,
};

function plain(text: string | null): string | null {
  return text && text.replace(/[\u00a0\u202f]/g, ' ');
}

describe('the words of a deadline', () => {
  it.each([
    ['project-orals', 'project', 'Projet'],
    ['appeal-answered', 'appeal', 'réponse au recours'],
    ['absence-reason.CC1', 'absence', 'justification d’une absence (Droit des contrats)'],
    ['not-yet-worded', 'somewhere', 'not-yet-worded'],
  ])('%s of «%s» is «%s»', (deadline, stage, words) => {
    expect(deadlineName({ deadline, stage }, titles)).toBe(words);
  });

  it.each([
    ['end 2026-12-15, +0 d, 23:59:59', 'Comptée depuis le 15 décembre 2026 : le jour même, à 23:59.'],
    [
      'oral 2026-12-15, +5 wd (FR-mainland 2040), 23:59:59',
      'Comptée depuis le 15 décembre 2026 : 5 jours ouvrés après, à 23:59.',
    ],
    [
      'deposit 2026-12-15, -28 d (FR-mainland 2040), 23:59:59, previous-working-day',
      'Comptée depuis le 15 décembre 2026 : 28 jours avant, à 23:59, avancée au jour ouvré précédent si besoin.',
    ],
    [
      'AppealLodged 2026-12-14T21:30:00.000Z, +1 m, 23:59:59, next-working-day',
      'Comptée depuis le 15 décembre 2026 : 1 mois après, à 23:59, reportée au jour ouvré suivant si besoin.',
    ],
    [
      'ValidationFileReceived 2026-12-15T09:00:00.000Z, +3 m end, 23:59:59',
      'Comptée depuis le 15 décembre 2026 : 3 mois après, au dernier jour du mois, à 23:59.',
    ],
    ['the last day', null],
  ])('the rule «%s» reads «%s»', (rule, words) => {
    expect(plain(ruleInFrench({ rule, zone: 'Indian/Reunion' }))).toBe(words);
  });
});

describe('the words of a blocked path', () => {
  it.each([
    ['project@0/open', 'Ouverture de l’étape « Projet »'],
    ['project@12/close', 'Clôture de l’étape « Projet »'],
    ['appeal-answered@40/overdue/1', 'Relance de l’échéance « réponse au recours »'],
    ['propose@33', 'Proposition des règles'],
    ['establish-admissibility@33', 'Examen de l’admissibilité'],
    ['something-new@33', 'something-new@33'],
  ])('the step %s is «%s»', (step, words) => {
    expect(plain(stepInFrench(step, titles))).toBe(words);
  });

  it('a refusal is given in words, or by its name where there are none', () => {
    expect(becauseInFrench('StageIncomplete')).toBe('Des pièces manquent encore à l’étape.');
    expect(becauseInFrench('SomethingNew')).toBe('SomethingNew');
  });
});
