import type { CandidacyEvent } from '@parchemin/candidacy';
import type { Decimal, Instant } from '@parchemin/kernel';

/** One example of each fact, and the sentence that a reader gets. */
export type Told = { readonly [E in CandidacyEvent as E['type']]: readonly [E['data'], string] };

const at = '2026-11-19T22:59:59.000Z' as Instant;
const entry = { stage: 'ca', piece: 'CC1', recordedBy: 't', recordedAt: at, late: false };
const corrected = { piece: 'CC1', was: '12.5' as Decimal, mark: '15' as Decimal, reason: 'r' };

export const entriesTold = {
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
} satisfies Partial<Told>;
