import { createHash } from 'node:crypto';

/** A number in [0, 1) that depends on the seed, on whom it is about and on the question alone, never on what was asked before. */
export interface Draws {
  of(question: string): number;
  /** Whether this befalls them, for a share of the population. */
  befalls(question: string, share: number): boolean;
  /** A whole number of days between both, inclusive. */
  days(question: string, least: number, most: number): number;
  pick<Item>(question: string, items: readonly Item[]): Item;
  digest(question: string): string;
}

export function drawsFor(seed: number, about: string): Draws {
  const known = new Map<string, number>();
  const digest = (question: string): string =>
    createHash('sha256').update(`${seed}/${about}/${question}`).digest('hex');
  const of = (question: string): number => {
    const drawn = known.get(question) ?? Number.parseInt(digest(question).slice(0, 8), 16) / 2 ** 32;
    known.set(question, drawn);
    return drawn;
  };
  return {
    of,
    digest,
    befalls: (question, share) => of(question) < share,
    days: (question, least, most) => least + Math.floor(of(question) * (most - least + 1)),
    pick: (question, items) => items[Math.floor(of(question) * items.length)]!,
  };
}

/** In the form of a version 7 identifier, of an instant and of a digest. */
export function uuidOf(millis: number, digest: string): string {
  const time = millis.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}`;
}
