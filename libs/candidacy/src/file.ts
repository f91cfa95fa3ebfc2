import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import { isCheckJudged } from './copy-check.js';
import { followsNaming } from './file-name.js';
import type { CopyHolder, FilePiece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';
import { expecting, isLate, stillOpen } from './rules.js';

/**
 * A document, known here by its digest alone. Its name says whose it is: it is judged here and kept nowhere in this stream. A name that
 * does not follow the printed rule, or is not known, waits for a person: it is never guessed.
 */
export type DepositFile = {
  readonly type: 'DepositFile';
  readonly piece: string;
  readonly name: string | null;
} & Content;
export type SettleFile = {
  readonly type: 'SettleFile';
  readonly piece: string;
  readonly sha256: string;
  readonly outcome: 'accepted' | 'rejected';
  readonly reason: string;
};
export type TransmitCopy = { readonly type: 'TransmitCopy'; readonly piece: string; readonly to: CopyHolder };
export type AcknowledgeCopy = { readonly type: 'AcknowledgeCopy'; readonly piece: string; readonly to: CopyHolder };
export type FileCommand = DepositFile | SettleFile | TransmitCopy | AcknowledgeCopy;

export type Content = {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
};

type Deposit = Content & {
  readonly piece: string;
  readonly late: boolean;
  readonly depositedBy: string;
  readonly depositedAt: Instant;
};

// Stored for ever.
export type FileDeposited = DomainEvent<'FileDeposited', Deposit>;
/** Its name does not follow the rule: somebody says whether it is this candidate's, and this piece. */
export type FileQueued = DomainEvent<'FileQueued', Deposit>;
export type FileSettled = DomainEvent<
  'FileSettled',
  {
    readonly piece: string;
    readonly sha256: string;
    readonly outcome: 'accepted' | 'rejected';
    readonly reason: string;
    readonly settledBy: string;
    readonly settledAt: Instant;
  }
>;
export type CopyTransmitted = DomainEvent<
  'CopyTransmitted',
  { readonly piece: string; readonly to: CopyHolder; readonly transmittedBy: string; readonly transmittedAt: Instant }
>;
export type CopyAcknowledged = DomainEvent<
  'CopyAcknowledged',
  { readonly piece: string; readonly to: CopyHolder; readonly acknowledgedBy: string; readonly acknowledgedAt: Instant }
>;
export type FileEvent = FileDeposited | FileQueued | FileSettled | CopyTransmitted | CopyAcknowledged;

export interface DepositedFile extends Content {
  readonly status: 'accepted' | 'queued' | 'rejected';
  readonly late: boolean;
  readonly depositedAt: Instant;
  readonly copies: Readonly<Partial<Record<CopyHolder, 'transmitted' | 'acknowledged'>>>;
}

export interface FilesPart {
  readonly files: Readonly<Record<string, DepositedFile>>;
}

export const noFiles: FilesPart = { files: {} };

export const fileActs = {
  DepositFile: decideDeposit,
  SettleFile: decideSettle,
  TransmitCopy: decideTransmit,
  AcknowledgeCopy: decideAcknowledge,
};
export const fileFacts = {
  FileDeposited: withDeposited,
  FileQueued: withQueued,
  FileSettled: withSettledFile,
  CopyTransmitted: withTransmitted,
  CopyAcknowledged: withAcknowledged,
};

/** Accepted, with every copy sent out; a receipt is chased, and never waited for. */
export function isFileIn({ piece, copies, copyCheck }: FilePiece, path: EnrolledCandidacy): boolean {
  const file = path.files[piece];
  if (file?.status !== 'accepted') return false;
  return copies.every((holder) => file.copies[holder]) && (!copyCheck || isCheckJudged(piece, path));
}

function decideDeposit(
  command: Asked<DepositFile>,
  path: EnrolledCandidacy,
): Decision<FileDeposited | FileQueued, CandidacyRefusal> {
  const { piece, name, sha256, mediaType, bytes, by, at } = command;
  const expected = expecting(path, 'file', piece);
  if ('refused' in expected) return expected;
  const closed = stillOpen(expected.stage);
  if (closed) return closed;
  if (path.files[piece]?.sha256 === sha256) return { refused: 'FileAlreadyDeposited', piece, sha256 };
  const late = isLate(path, expected.stage.stage, at);
  const data = { piece, sha256, mediaType, bytes, late, depositedBy: by.id, depositedAt: at };
  return [{ type: followsNaming(name, expected.piece.naming) ? 'FileDeposited' : 'FileQueued', data }];
}

function decideSettle(command: Asked<SettleFile>, path: EnrolledCandidacy): Decision<FileSettled, CandidacyRefusal> {
  const { piece, sha256, outcome, reason, by, at } = command;
  const file = path.files[piece];
  if (file?.status !== 'queued' || file.sha256 !== sha256) return { refused: 'NoFileQueued', piece };
  return [{ type: 'FileSettled', data: { piece, sha256, outcome, reason, settledBy: by.id, settledAt: at } }];
}

function decideTransmit(
  { piece, to, by, at }: Asked<TransmitCopy>,
  path: EnrolledCandidacy,
): Decision<CopyTransmitted, CandidacyRefusal> {
  const file = copied(piece, to, path);
  if ('refused' in file) return file;
  if (file.copies[to]) return { refused: 'CopyAlreadySent', piece, to };
  return [{ type: 'CopyTransmitted', data: { piece, to, transmittedBy: by.id, transmittedAt: at } }];
}

function decideAcknowledge(
  { piece, to, by, at }: Asked<AcknowledgeCopy>,
  path: EnrolledCandidacy,
): Decision<CopyAcknowledged, CandidacyRefusal> {
  const file = copied(piece, to, path);
  if ('refused' in file) return file;
  if (file.copies[to] !== 'transmitted') return { refused: 'NoCopyToAcknowledge', piece, to };
  return [{ type: 'CopyAcknowledged', data: { piece, to, acknowledgedBy: by.id, acknowledgedAt: at } }];
}

function copied(piece: string, to: CopyHolder, path: EnrolledCandidacy): DepositedFile | CandidacyRefusal {
  const expected = expecting(path, 'file', piece);
  if ('refused' in expected) return expected;
  if (!expected.piece.copies.includes(to)) return { refused: 'CopyNotExpected', piece, to };
  const file = path.files[piece];
  return file?.status === 'accepted' ? file : { refused: 'FileNotIn', piece };
}

function withDeposited(path: EnrolledCandidacy, { data }: FileDeposited): EnrolledCandidacy {
  return withFile(path, data, 'accepted');
}

function withQueued(path: EnrolledCandidacy, { data }: FileQueued): EnrolledCandidacy {
  return withFile(path, data, 'queued');
}

/** A new deposit replaces the one before, and the copies of that one with it. */
function withFile(path: EnrolledCandidacy, deposit: Deposit, status: DepositedFile['status']): EnrolledCandidacy {
  const { piece, sha256, mediaType, bytes, late, depositedAt } = deposit;
  const file: DepositedFile = { status, sha256, mediaType, bytes, late, depositedAt, copies: {} };
  return { ...path, files: { ...path.files, [piece]: file } };
}

function withSettledFile(path: EnrolledCandidacy, { data }: FileSettled): EnrolledCandidacy {
  return changed(path, data.piece, () => ({ status: data.outcome }));
}

function withTransmitted(path: EnrolledCandidacy, { data }: CopyTransmitted): EnrolledCandidacy {
  return changed(path, data.piece, ({ copies }) => ({ copies: { ...copies, [data.to]: 'transmitted' } }));
}

function withAcknowledged(path: EnrolledCandidacy, { data }: CopyAcknowledged): EnrolledCandidacy {
  return changed(path, data.piece, ({ copies }) => ({ copies: { ...copies, [data.to]: 'acknowledged' } }));
}

function changed(
  path: EnrolledCandidacy,
  piece: string,
  change: (file: DepositedFile) => Partial<DepositedFile>,
): EnrolledCandidacy {
  const file = path.files[piece];
  if (!file) throw new Error(`${piece} was settled before it was deposited`);
  return { ...path, files: { ...path.files, [piece]: { ...file, ...change(file) } } };
}
