import type { Decimal, Instant } from '@parchemin/kernel';
import { deliberationTold } from './deliberation-sentences.fixture.js';
import { entriesTold, type Told } from './entry-sentences.fixture.js';
import { evidenceTold } from './evidence-sentences.fixture.js';
import { standingTold } from './standing-sentences.fixture.js';
import { sentenceOf, sentences, type Titles } from './story.messages.fr.js';

const at = '2026-11-19T22:59:59.000Z' as Instant;
const titles: Titles = {
  piece: (code) => (code === 'CC1' ? 'Droit des contrats' : code),
  stage: () => 'Contrôle continu',
};
const rung = { deadline: 'd', armedAt: 2, step: 's', to: 'trainer' } as const;

// One example of every fact, and the sentence a reader gets: a fact without an example does not compile.
const told: Told = {
  CandidateEnrolled: [
    {
      reference: 'CGCO-1',
      scheme: 'cgco',
      schemeVersion: 1,
      school: 'lyon',
      cohort: 'lyon-2026',
      calendar: { id: 'c', version: 1, zone: 'Europe/Paris', dates: {} },
    },
    'Candidature inscrite à l’école « lyon », promotion « lyon-2026 ».',
  ],
  StageOpened: [
    { stage: 'ca', pieces: ['CC1', 'CC2'].map((piece) => ({ kind: 'attendance', piece })), openedAt: at },
    'Étape « Contrôle continu » ouverte : 2 pièces attendues.',
  ],
  DeadlineArmed: [
    {
      deadline: 'd',
      stage: 'ca',
      due: at,
      rule: { text: '', zone: 'Europe/Paris', zoneData: '2025b', calendar: 'c@1' },
      ladder: [],
    },
    'Échéance de « Contrôle continu » fixée au jeudi 19 novembre 2026 à 23:59.',
  ],
  MarkRecorded: [
    {
      stage: 'ca',
      piece: 'CC1',
      mark: '12.5' as Decimal,
      outOf: '20' as Decimal,
      late: true,
      recordedBy: 't',
      recordedAt: at,
    },
    'Note de « Droit des contrats » : 12,5/20, enregistrée en retard.',
  ],
  ...entriesTold,
  ...evidenceTold,
  ...deliberationTold,
  ...standingTold,
  DeadlineStepTaken: [{ ...rung, kind: 'reminder', takenAt: at }, 'Rappel au formateur.'],
  DeadlineStepSkipped: [
    { ...rung, kind: 'reminder', skippedAt: at },
    'Rappel au formateur sans objet : son moment était passé.',
  ],
  StageClosed: [{ stage: 'ca', closedAt: at }, 'Étape « Contrôle continu » close : toutes les pièces sont là.'],
  DeadlineCleared: [{ deadline: 'd', armedAt: 2 }, 'Échéance levée.'],
  PathBlocked: [
    { step: 's', because: 'SchemeUnknown', owner: 'operations', blockedAt: at },
    'Parcours bloqué : une action est demandée au certificateur.',
  ],
  PathRetried: [{ retriedBy: 'ops-1', retriedAt: at }, 'Parcours relancé.'],
};

function line(event: string, data: object) {
  return { revision: 1, event, at, by: { id: 't', role: 'trainer' }, data: { ...data } };
}

describe('the story of a path', () => {
  it.each(Object.entries(told))('tells %s in a plain French sentence', (event, [data, sentence]) => {
    expect(sentenceOf(line(event, data), titles).replace(/[\u00a0\u202f]/g, ' ')).toBe(sentence);
  });

  it('has words for every fact and for nothing else', () => {
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(told).sort());
  });

  it('shows a fact that is newer than the console by its own name', () => {
    expect(sentenceOf(line('NotYetTold', {}), titles)).toContain('NotYetTold');
  });

  it('gives the hour of the cohort where it is not that of Paris', () => {
    const [data] = told.DeadlineArmed;
    const overseas = { ...data, rule: { ...data.rule, zone: 'Indian/Reunion' } };
    expect(sentenceOf(line('DeadlineArmed', overseas), titles)).toMatch(/vendredi 20 novembre 2026 à 02:59 \(.+\)/);
  });
});
