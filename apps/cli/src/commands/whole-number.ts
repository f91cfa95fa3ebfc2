import { Failure, WRONG_USAGE } from '../exit.js';

export interface NumberWords {
  readonly badNumber: (option: string, least: number, most: number) => string;
}

export function wholeNumber(
  option: string,
  text: string,
  [least, most]: readonly [number, number],
  words: NumberWords,
): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Failure(words.badNumber(option, least, most), WRONG_USAGE);
}
