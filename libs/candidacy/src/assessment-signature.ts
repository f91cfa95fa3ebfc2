import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { assessmentOf, openAssessment, withAssessment, type OpenAssessment } from './assessment.js';
import type { EnrolledCandidacy } from './candidacy.js';
import { isExempted } from './exemption.js';
import type { AssessmentPiece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';

/** Assessors sign what they recorded, each in the quality that the document asks for. */
export type SignAssessment = { readonly type: 'SignAssessment'; readonly piece: string; readonly quality: string };
/** Signatures fall; what was recorded stays, and may be changed again. */
export type ReopenAssessment = { readonly type: 'ReopenAssessment'; readonly piece: string; readonly reason: string };
export type SignatureCommand = SignAssessment | ReopenAssessment;

// Stored for ever.
export type AssessmentSigned = DomainEvent<
  'AssessmentSigned',
  { readonly piece: string; readonly quality: string; readonly signedBy: string; readonly signedAt: Instant }
>;
export type AssessmentReopened = DomainEvent<
  'AssessmentReopened',
  { readonly piece: string; readonly reason: string; readonly reopenedBy: string; readonly reopenedAt: Instant }
>;
export type SignatureEvent = AssessmentSigned | AssessmentReopened;

export const signatureActs = { SignAssessment: decideSignAssessment, ReopenAssessment: decideReopenAssessment };
export const signatureFacts = { AssessmentSigned: withSignature, AssessmentReopened: withReopened };

/** Settled once everybody whom the document asks for has signed; nobody can sign before everything that applies is recorded. */
export function isAssessmentSigned({ piece, signatures }: AssessmentPiece, path: EnrolledCandidacy): boolean {
  const { signatures: signed } = assessmentOf(path, piece);
  return signatures.every(({ quality }) => signed[quality] !== undefined);
}

/** Each signature is another person's; one that must come from outside is not given by somebody whom a school employs. */
function decideSignAssessment(
  command: Asked<SignAssessment>,
  path: EnrolledCandidacy,
): Decision<AssessmentSigned, CandidacyRefusal> {
  const { piece, quality, by, at } = command;
  const open = openAssessment(command.piece, path);
  if ('refused' in open) return open;
  const wanted = open.piece.signatures.find((signature) => signature.quality === quality);
  if (!wanted) {
    return { refused: 'QualityUnknown', piece, quality, qualities: open.piece.signatures.map((one) => one.quality) };
  }
  const { signatures } = open.assessment;
  if (signatures[quality] !== undefined) return { refused: 'AlreadySigned', piece, quality };
  if (wanted.external && by.school !== null) return { refused: 'OutsiderNeeded', piece, quality };
  if (Object.values(signatures).includes(by.id)) return { refused: 'SecondPersonNeeded', first: by.id };
  const missing = unrecorded(open, path);
  if (missing.length > 0) return { refused: 'AssessmentIncomplete', piece, missing };
  return [{ type: 'AssessmentSigned', data: { piece, quality, signedBy: by.id, signedAt: at } }];
}

function decideReopenAssessment(
  command: Asked<ReopenAssessment>,
  path: EnrolledCandidacy,
): Decision<AssessmentReopened, CandidacyRefusal> {
  const { piece, reason, by, at } = command;
  const open = openAssessment(command.piece, path);
  if ('refused' in open) return open;
  if (Object.keys(open.assessment.signatures).length === 0) return { refused: 'NotSignedYet', piece };
  return [{ type: 'AssessmentReopened', data: { piece, reason, reopenedBy: by.id, reopenedAt: at } }];
}

/** What must still be recorded before anybody can sign: an exempted criterion is not. */
function unrecorded({ piece, assessment }: OpenAssessment, path: EnrolledCandidacy): readonly string[] {
  const { criteria, competencies, evidence } = assessment;
  return [
    ...piece.criteria
      .map(({ criterion }) => criterion)
      .filter((code) => criteria[code] === undefined && !isExempted(path, code)),
    ...piece.competencies.filter((code) => competencies[code] === undefined),
    ...(piece.needsEvidence && evidence.length === 0 ? [`${piece.piece}: evidence`] : []),
  ];
}

function withSignature(path: EnrolledCandidacy, { data }: AssessmentSigned): EnrolledCandidacy {
  return withAssessment(path, data.piece, ({ signatures }) => ({
    signatures: { ...signatures, [data.quality]: data.signedBy },
  }));
}

function withReopened(path: EnrolledCandidacy, { data }: AssessmentReopened): EnrolledCandidacy {
  return withAssessment(path, data.piece, () => ({ signatures: {} }));
}
