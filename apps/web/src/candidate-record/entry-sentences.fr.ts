import { decimal, markOutOf } from '../french/numbers.js';
import type { Sentences } from './story.messages.fr.js';

/** Marks and all that surrounds a mark. */
export const entrySentences = {
  RulesAcknowledged: ({ place, signedOn }) => `Récépissé du règlement signé à ${place}, le ${signedOn}.`,
  PieceApproved: ({ piece, approval }, titles) =>
    `${approval === 'subject' ? 'Sujet validé' : 'Grille convenue'} pour «\u00a0${titles.piece(piece)}\u00a0».`,
  MarkRecorded: ({ piece, mark, outOf, late }, titles) =>
    `Note de «\u00a0${titles.piece(piece)}\u00a0»\u00a0: ${markOutOf(mark, outOf)}${late ? ', enregistrée en retard' : ''}.`,
  AbsenceRecorded: ({ piece, justified }, titles) =>
    `Absence ${justified ? 'justifiée' : 'non justifiée'} à «\u00a0${titles.piece(piece)}\u00a0».`,
  AbsenceJustified: ({ piece }, titles) => `Absence à «\u00a0${titles.piece(piece)}\u00a0» justifiée après coup.`,
  PieceExcused: ({ piece }, titles) => `Dispense de «\u00a0${titles.piece(piece)}\u00a0».`,
  AttendanceRecorded: ({ piece, late }, titles) =>
    `Présence à «\u00a0${titles.piece(piece)}\u00a0»${late ? ', enregistrée en retard' : ''}.`,
  AverageEntered: ({ piece, average, outOf }, titles) =>
    `Moyenne de «\u00a0${titles.piece(piece)}\u00a0»\u00a0: ${markOutOf(average, outOf)}.`,
  CorrectionProposed: ({ piece, was, mark }, titles) =>
    `Correction proposée pour «\u00a0${titles.piece(piece)}\u00a0»\u00a0: ${decimal(was)} deviendrait ${decimal(mark)}. Une seconde personne doit confirmer.`,
  MarkCorrected: ({ piece, was, mark, confirmedBy }, titles) =>
    `Note de «\u00a0${titles.piece(piece)}\u00a0» corrigée\u00a0: ${decimal(was)} devient ${decimal(mark)}${confirmedBy === null ? '' : ', à deux personnes'}.`,
  CorrectionDeclined: ({ piece }, titles) => `Correction de «\u00a0${titles.piece(piece)}\u00a0» écartée.`,
  CopyCheckRecorded: ({ piece }, titles) =>
    `Contrôle de plagiat enregistré pour «\u00a0${titles.piece(piece)}\u00a0»\u00a0: il reste à l’apprécier.`,
  CopyCheckJudged: ({ piece, judgement }, titles) =>
    `Contrôle de plagiat de «\u00a0${titles.piece(piece)}\u00a0» apprécié\u00a0: ${judgement === 'nothing-to-object' ? 'rien à signaler' : 'signalé au jury'}.`,
} satisfies Partial<Sentences>;
