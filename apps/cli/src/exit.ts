// What a script learns from us without reading: the answer is no, the question was wrong, or a part is not there.
export const ANSWER_IS_NO = 1;
export const WRONG_USAGE = 2;
export const INVALID_INPUT = 3;
export const PART_MISSING = 4;

// Ends a command with a sentence instead of an answer.
export class Failure extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}
