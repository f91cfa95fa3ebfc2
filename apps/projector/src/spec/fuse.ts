import type { Mail } from '@parchemin/notifications';

/** A process that dies at its nth call to the world outside: before it has any effect, or after it and before it is known. */
export interface Fuse {
  around<Part extends object>(part: Part): Part;
  readonly blown: Promise<void>;
  /** What a server has taken and nobody has noted. */
  unnoted(): string | null;
}

export function newFuse(calls: number, when: 'before' | 'after'): Fuse {
  let left = calls;
  let dead = false;
  let unnoted: string | null = null;
  let blow = (): void => {};
  const blown = new Promise<void>((resolve) => (blow = resolve));
  return {
    blown,
    unnoted: () => unnoted,
    around: (part) =>
      new Proxy(part, {
        get(target, name) {
          const own: unknown = Reflect.get(target, name, target);
          if (typeof own !== 'function' || name === 'close') return own;
          return (...given: unknown[]) => called(String(name), () => own.apply(target, given), given);
        },
      }),
  };

  async function called(name: string, call: () => unknown, given: readonly unknown[]): Promise<unknown> {
    if (dead) throw new Error('dead');
    const last = (left -= 1) < 0;
    if (last && when === 'before') die();
    const answer = await call();
    if (name === 'deliver') unnoted = (given[0] as Mail).messageId;
    if (name === 'settle') unnoted = null;
    if (last) die();
    return answer;
  }

  function die(): never {
    dead = true;
    blow();
    throw new Error('dead');
  }
}
