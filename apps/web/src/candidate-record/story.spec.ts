import type { CandidacyEvent } from '@parchemin/candidacy';
import type { Decimal, Instant } from '@parchemin/kernel';
import { sentenceOf, sentences, type Titles } from './story.messages.fr.js';

const at = '2026-11-19T22:59:59.000Z' as Instant;
const titles: Titles = {
  piece: (code) => (code === 'CC1' ? 'Droit des contrats' : code),
  stage: () => 'Contrôle continu',
};
const entry = { stage: 'ca', piece: 'CC1', recordedBy: 't', recordedAt: at, late: false };
const corrected = { piece: 'CC1', was: '12.5' as Decimal, mark: '15' as Decimal, reason: 'r' };
const rung = { deadline: 'd', armedAt: 2, step: 's', to: 'trainer' } as const;

// One example of every fact, and the sentence a reader gets: a fact without an example does not compile.
const told: { readonly [E in CandidacyEvent as E['type']]: readonly [E['data'], string] } = {
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
  RulesAcknowledged: [
    { place: 'Lyon', signedOn: '2026-09-07', scheme: 'cgco', schemeVersion: 1, acknowledgedAt: at },
    'Récépissé du règlement signé à Lyon, le 2026-09-07.',
  ],
  PieceApproved: [
    { piece: 'CC1', approval: 'subject', approvedBy: 'r', approvedAt: at },
    'Sujet validé pour « Droit des contrats ».',
  ],
  AbsenceRecorded: [{ ...entry, justified: false, reason: null }, 'Absence non justifiée à « Droit des contrats ».'],
  AbsenceJustified: [{ ...entry, reason: 'r' }, 'Absence à « Droit des contrats » justifiée après coup.'],
  PieceExcused: [{ ...entry, reason: 'r' }, 'Dispense de « Droit des contrats ».'],
  AttendanceRecorded: [
    { ...entry, comment: null, late: true },
    'Présence à « Droit des contrats », enregistrée en retard.',
  ],
  AverageEntered: [
    {
      ...{ stage: 'ca', piece: 'CC1', average: '9.99' as Decimal, outOf: '20' as Decimal, source: 's', late: false },
      ...{ enteredBy: 't', enteredAt: at },
    },
    'Moyenne de « Droit des contrats » : 9,99/20.',
  ],
  CorrectionProposed: [
    { ...corrected, proposedBy: 't', proposedAt: at },
    'Correction proposée pour « Droit des contrats » : 12,5 deviendrait 15. Une seconde personne doit confirmer.',
  ],
  MarkCorrected: [
    { ...corrected, correctedBy: 't', confirmedBy: 'u', correctedAt: at },
    'Note de « Droit des contrats » corrigée : 12,5 devient 15, à deux personnes.',
  ],
  CorrectionDeclined: [
    { piece: 'CC1', reason: 'r', declinedBy: 'u', declinedAt: at },
    'Correction de « Droit des contrats » écartée.',
  ],
  CopyCheckRecorded: [
    { piece: 'CC1', tool: 't', finding: 'f', recordedBy: 't', recordedAt: at },
    'Contrôle de plagiat enregistré pour « Droit des contrats » : il reste à l’apprécier.',
  ],
  CopyCheckJudged: [
    { piece: 'CC1', judgement: 'reported-to-jury', reason: 'r', judgedBy: 't', judgedAt: at },
    'Contrôle de plagiat de « Droit des contrats » apprécié : signalé au jury.',
  ],
  WorkPlanApproved: [
    { piece: 'CC1', approval: 'budget', recordedBy: 't', recordedAt: at },
    'Validation de l’organisation reçue pour « Droit des contrats » (budget).',
  ],
  WorkEvaluated: [
    { piece: 'CC1', level: 3, signedOn: '2026-11-03', late: false, evaluatedBy: 't', evaluatedAt: at },
    'Travail « Droit des contrats » évalué : niveau 3.',
  ],
  WorkSigned: [
    { piece: 'CC1', recordedBy: 'c', signedAt: at },
    'Fiche du travail « Droit des contrats » signée par le candidat.',
  ],
  WorkValidated: [
    { piece: 'CC1', validatedBy: 'r', validatedAt: at },
    'Travail « Droit des contrats » validé par le référent compétences.',
  ],
  WorkSentBack: [
    { piece: 'CC1', reason: 'le cachet manque', sentBackBy: 'r', sentBackAt: at },
    'Travail « Droit des contrats » renvoyé : le cachet manque.',
  ],
  SelfLevelStated: [
    { piece: 'G', competency: '1.1', level: 3, evidence: [], experience: null, statedAt: at },
    'Compétence 1.1 : niveau estimé par le candidat, 3.',
  ],
  LevelSet: [
    { piece: 'G', competency: '1.1', level: 2, evidence: [], setBy: 't', setAt: at },
    'Compétence 1.1 : niveau 2.',
  ],
  GridValidated: [
    { piece: 'G', validatedBy: 'r', validatedAt: at },
    'Grille de compétences validée par le référent compétences.',
  ],
  GridCopySent: [{ piece: 'G', to: 'centre', sentBy: 'c', sentAt: at }, 'Copie de la grille transmise au centre.'],
  GridConsolidated: [
    { piece: 'G', transversal: {}, consolidatedBy: 'l', consolidatedAt: at },
    'Grille consolidée par la commission de l’établissement.',
  ],
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
    expect(sentenceOf(line('OralHeld', {}), titles)).toContain('OralHeld');
  });

  it('gives the hour of the cohort where it is not that of Paris', () => {
    const [data] = told.DeadlineArmed;
    const overseas = { ...data, rule: { ...data.rule, zone: 'Indian/Reunion' } };
    expect(sentenceOf(line('DeadlineArmed', overseas), titles)).toMatch(/vendredi 20 novembre 2026 à 02:59 \(.+\)/);
  });
});
