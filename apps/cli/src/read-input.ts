import { readFileSync } from 'node:fs';
import { Failure, WRONG_USAGE } from './exit.js';

const STANDARD_INPUT = 0;

/** The text of a file, or of the standard input for «-». */
export function readInput(file: string, unreadable: (file: string, why: string) => string): string {
  try {
    return readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8');
  } catch (failure) {
    throw new Failure(unreadable(file, failure instanceof Error ? failure.message : String(failure)), WRONG_USAGE);
  }
}
