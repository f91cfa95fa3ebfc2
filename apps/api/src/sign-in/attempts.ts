/** Five wrong passwords for one name from one address, or thirty for one name, then a pause. */
const perNameAndAddress = 5;
const perName = 30;
const windowMillis = 5 * 60 * 1_000;
/** Names that somebody invents cost us memory only so far: the oldest are forgotten. */
const rememberedAtMost = 10_000;

interface Count {
  failures: number;
  until: number;
}

export class Attempts {
  readonly #counts = new Map<string, Count>();

  /** Zero when another attempt may be made. */
  waitSeconds(name: string, address: string, now: number): number {
    const wait = (key: string, limit: number): number => {
      const count = this.#counts.get(key);
      return count && count.failures >= limit && count.until > now ? Math.ceil((count.until - now) / 1_000) : 0;
    };
    return Math.max(wait(pairKey(name, address), perNameAndAddress), wait(nameKey(name), perName));
  }

  failed(name: string, address: string, now: number): void {
    for (const key of [pairKey(name, address), nameKey(name)]) {
      const count = this.#counts.get(key);
      const standing = count && count.until > now ? count : { failures: 0, until: now + windowMillis };
      this.#counts.delete(key);
      this.#counts.set(key, { ...standing, failures: standing.failures + 1 });
    }
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= rememberedAtMost) return;
      this.#counts.delete(oldest);
    }
  }

  succeeded(name: string, address: string): void {
    this.#counts.delete(pairKey(name, address));
  }
}

function pairKey(name: string, address: string): string {
  return JSON.stringify([name, address]);
}

function nameKey(name: string): string {
  return JSON.stringify([name]);
}
