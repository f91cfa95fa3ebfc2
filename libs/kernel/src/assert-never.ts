/** Ends every switch on a union: a case that nobody handles does not compile, and stops loudly if data brings one. */
export function assertNever(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`);
}
