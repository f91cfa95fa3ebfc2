import { instantInFrench } from './french.js';
import type { Table } from './wording.js';

/** From the gate to the end: admissibility, oral, anomalies, decision, appeals. */
export const deliberationWordings = {
  AdmissibilityNotEstablished: {
    status: 409,
    title: 'Admissibilité à établir',
    detail: 'L’admissibilité n’a pas été établie depuis le dernier fait enregistré. Recommencez dans un instant.',
  },
  CandidateAdmissible: {
    status: 409,
    title: 'Candidat admissible',
    detail: 'Rien ne manque à ce candidat : il est admissible à l’épreuve suivante.',
  },
  MissingListMoved: {
    status: 409,
    title: 'La liste de ce qui manque a changé',
    detail: ({ missing }) => `Il manque à présent : ${missing.join(', ')}. Relisez la liste avant de confirmer.`,
  },
  AlreadyConfirmed: {
    status: 409,
    title: 'Non-admissibilité déjà confirmée',
    detail: 'La non-admissibilité est déjà confirmée, pour les mêmes manques.',
  },
  NotDerogable: {
    status: 422,
    title: 'Dérogation impossible',
    detail: ({ code, derogable }) =>
      derogable.length === 0
        ? `Aucune dérogation n’est ouverte à ce candidat ; « ${code} » ne peut donc pas en recevoir.`
        : `« ${code} » ne peut pas recevoir de dérogation. Peuvent en recevoir une : ${derogable.join(', ')}.`,
  },
  DerogationAlreadyGranted: {
    status: 409,
    title: 'Dérogation déjà accordée',
    detail: ({ code }) => `Une dérogation est déjà accordée pour « ${code} ».`,
  },
  OralAlreadyHeld: {
    status: 409,
    title: 'Oral déjà tenu',
    detail: ({ piece }) => `L’oral « ${piece} » est déjà enregistré.`,
  },
  OralNotHeld: {
    status: 409,
    title: 'Oral non tenu',
    detail: ({ piece }) => `L’oral « ${piece} » n’a pas encore eu lieu. Enregistrez-le d’abord, avec son jury.`,
  },
  ObserverDeliberates: {
    status: 422,
    title: 'Observateur inscrit au jury',
    detail: ({ person }) =>
      `« ${person} » figure à la fois au jury et parmi les observateurs. Un observateur assiste à l’oral sans délibérer.`,
  },
  NotOnTheJury: {
    status: 403,
    title: 'Acte réservé au jury de cet oral',
    detail: ({ piece }) => `Vous ne siégez pas au jury de l’oral « ${piece} ».`,
  },
  RubricItemUnknown: {
    status: 422,
    title: 'Item inconnu',
    detail: ({ piece, item }) => `L’item « ${item} » ne figure pas dans la grille de l’oral « ${piece} ».`,
  },
  RubricIncomplete: {
    status: 409,
    title: 'Grille incomplète',
    detail: ({ missing }) => `Il reste à noter : ${missing.join(', ')}.`,
  },
  RubricAlreadySigned: {
    status: 409,
    title: 'Grille déjà signée',
    detail: ({ piece }) => `La grille de l’oral « ${piece} » porte une signature : elle ne change plus.`,
  },
  LevelsNotConfirmed: {
    status: 409,
    title: 'Niveaux à confirmer',
    detail: 'Le jury confirme ou modifie d’abord les niveaux de compétence, puis signe la grille.',
  },
  CompetencyUnknown: {
    status: 422,
    title: 'Compétence inconnue',
    detail: ({ competency }) => `La compétence « ${competency} » ne figure pas dans les grilles de cette candidature.`,
  },
  LevelOutOfRange: {
    status: 422,
    title: 'Niveau hors échelle',
    detail: ({ competency, level, min, max }) =>
      `Le niveau ${level} n’existe pas pour la compétence « ${competency} » : l’échelle va de ${min} à ${max}.`,
  },
  AnomalyAlreadyReported: {
    status: 409,
    title: 'Anomalie déjà signalée',
    detail: ({ work }) => `Une anomalie est déjà signalée sur « ${work} ».`,
  },
  NoAnomalyPending: {
    status: 409,
    title: 'Aucune anomalie en cours',
    detail: ({ work }) => `Aucune anomalie n’est en cours d’examen sur « ${work} ».`,
  },
  CreditsAlreadyWithheld: {
    status: 409,
    title: 'Crédits déjà suspendus',
    detail: ({ work }) => `Les crédits concernés par « ${work} » sont déjà suspendus.`,
  },
  BothSidesNotHeard: {
    status: 409,
    title: 'Les deux parties n’ont pas été entendues',
    detail: ({ unheard }) =>
      `Il reste à entendre ${unheard.map((party) => (party === 'candidate' ? 'le candidat' : 'l’école')).join(' et ')} avant toute décision défavorable.`,
  },
  JuryNotOpen: {
    status: 409,
    title: 'Délibération non ouverte',
    detail: 'L’étape du jury n’est pas encore ouverte pour cette candidature.',
  },
  StagesStillAwaited: {
    status: 409,
    title: 'Étapes en cours',
    detail: ({ stages }) => `Le jury se prononce après ces étapes : ${stages.join(', ')}.`,
  },
  NothingProposed: {
    status: 409,
    title: 'Proposition attendue',
    detail: 'Une décision s’appuie toujours sur une proposition : elle se calcule, recommencez dans un instant.',
  },
  ProposalOutdated: {
    status: 409,
    title: 'Proposition dépassée',
    detail:
      'Un fait est survenu depuis la proposition. Une nouvelle se calcule : lisez-la, puis prononcez la décision.',
  },
  ReasonNeeded: {
    status: 422,
    title: 'Motif nécessaire',
    detail: ({ proposed }) =>
      `La décision s’écarte de ce qui est proposé (« ${proposed} ») : le jury en donne le motif.`,
  },
  BlockNotPresented: {
    status: 422,
    title: 'Bloc non présenté',
    detail: ({ block, presented }) =>
      `Le bloc « ${block} » n’est pas présenté par ce candidat. Il présente : ${presented.join(', ')}.`,
  },
  DecisionIncoherent: {
    status: 422,
    title: 'Décision incohérente',
    detail: ({ decision, blocks }) =>
      `« ${decision} » ne s’accorde pas avec ${blocks.length === 0 ? 'l’absence de bloc validé' : `les blocs ${blocks.join(', ')}`} pour ce que le candidat présente.`,
  },
  NoDecision: {
    status: 409,
    title: 'Aucune décision',
    detail: 'Aucune décision n’est en vigueur pour cette candidature.',
  },
  ConsequencesNotEstablished: {
    status: 409,
    title: 'Suites à établir',
    detail: 'Ce qui découle de la décision n’est pas encore établi. Recommencez dans un instant.',
  },
  NothingToPresentAgain: {
    status: 409,
    title: 'Rien à représenter',
    detail: 'Rien ne manque à ce candidat : il n’a pas à se représenter.',
  },
  AppealPending: {
    status: 409,
    title: 'Recours en cours',
    detail: 'Un recours est déjà en cours sur cette candidature.',
  },
  NoAppealPending: {
    status: 409,
    title: 'Aucun recours en cours',
    detail: 'Aucun recours n’attend de réponse sur cette candidature.',
  },
  AppealOutOfTurn: {
    status: 409,
    title: 'Recours à une autre étape',
    detail: 'Un recours est accusé réception, puis instruit, puis reçoit sa réponse : chaque acte vient à son tour.',
  },
  AppealDateImpossible: {
    status: 422,
    title: 'Date de réception impossible',
    detail: ({ pronouncedAt }) =>
      `Un recours est reçu après la décision, prononcée ${instantInFrench(pronouncedAt)}, et avant aujourd’hui.`,
  },
  AlreadyOnVersion: {
    status: 409,
    title: 'Version déjà appliquée',
    detail: ({ version }) => `Cette candidature suit déjà la version ${version} du référentiel.`,
  },
  NoPassage: {
    status: 422,
    title: 'Passage non prévu',
    detail: ({ from, to }) =>
      `La version ${to} du référentiel ne dit pas ce que deviennent les parcours engagés sur la version ${from}.`,
  },
  DossierInvalid: {
    status: 422,
    title: 'Dossier non délibérable',
    detail: ({ codes }) => `Les règles ne peuvent pas s’appliquer à ce dossier : ${codes.join(', ')}.`,
  },
} satisfies Partial<Table>;
