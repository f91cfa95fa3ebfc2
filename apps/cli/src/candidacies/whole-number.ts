import { Failure, WRONG_USAGE } from '../exit.js';
import type { CandidacyWords } from './words.js';

export function wholeNumber(
  option: string,
  text: string,
  [least, most]: readonly [number, number],
  words: CandidacyWords,
): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Failure(words.badNumber(option, least, most), WRONG_USAGE);
}
