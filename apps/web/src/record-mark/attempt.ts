import type { RecordMarkRequest } from '@parchemin/contracts';
import { isDecimalFault, parseDecimal, type Decimal } from '@parchemin/kernel';
import type { FieldError } from '../frame/error-summary.js';
import { messages } from './messages.fr.js';

export const pieceField = 'piece';
export const markField = 'mark';

/** What is in the form, letter for letter. */
export interface Typed {
  readonly piece: string;
  readonly mark: string;
}

/** One intention of one person: it keeps its key however often it is sent, so that it has one effect. */
export interface Attempt {
  readonly key: string;
  readonly request: RecordMarkRequest;
  readonly exact: Decimal;
}

/** The same intention again keeps its key («12,5» and «12.5» are the same); another one gets another key. */
export function attemptFor(previous: Attempt | null, typed: Typed, newKey: () => string): Attempt | null {
  const exact = parseDecimal(typed.mark);
  if (isDecimalFault(exact) || typed.piece === '') return null;
  const same = previous?.request.piece === typed.piece && previous.exact === exact;
  return { key: same ? previous.key : newKey(), request: { piece: typed.piece, mark: typed.mark.trim() }, exact };
}

/** Read with the same eyes as the server. What could be read two ways is asked again, never guessed. */
export function errorsOf({ piece, mark }: Typed): FieldError[] {
  const missing = piece === '' ? [{ field: pieceField, message: messages.pieceMissing }] : [];
  const wrong = markErrorOf(mark);
  return wrong === null ? missing : [...missing, { field: markField, message: wrong }];
}

export function markErrorOf(mark: string): string | null {
  const typed = mark.trim();
  if (typed === '') return messages.markMissing;
  const exact = parseDecimal(typed);
  if (!isDecimalFault(exact)) return null;
  return exact.fault === 'ambiguous' ? messages.markAmbiguous(typed) : messages.markNotANumber(typed);
}

/** What is wrong whatever comes next: «12,» may yet become a mark, «1,234» and «douze» cannot. */
export function markErrorWhileTyping(mark: string): string | null {
  return /^\s*-?\d*[.,]?\s*$/.test(mark) ? null : markErrorOf(mark);
}
