/** What the rules answer instead of events: a value that carries the name of the rule, never an exception. */
export interface Refusal<Name extends string = string> {
  readonly refused: Name;
}

export function isRefusal<R extends Refusal>(answer: R | readonly unknown[]): answer is R {
  return !Array.isArray(answer);
}
