import { Injectable } from '@nestjs/common';
import type { ViewChanged } from '@parchemin/read-models';

/** Each holds a socket and a timer; a page does without sooner than the service does. */
const readersAtMost = 1_000;
const readersPerPerson = 12;

type Look = () => void;

/** Wakes those who watch a candidacy when its record changed, or all of them when nobody can tell what did. */
@Injectable()
export class ChangeFeed {
  readonly #watching = new Map<string, Set<Look>>();
  readonly #persons = new Map<string, number>();
  #count = 0;

  /** Undefined when there is no room. */
  watch(candidacy: string, person: string, look: Look): (() => void) | undefined {
    const open = this.#persons.get(person) ?? 0;
    if (this.#count >= readersAtMost || open >= readersPerPerson) return undefined;
    const looks = this.#watching.get(candidacy) ?? new Set();
    this.#watching.set(candidacy, looks.add(look));
    this.#persons.set(person, open + 1);
    this.#count += 1;
    return () => {
      if (!looks.delete(look)) return;
      if (looks.size === 0) this.#watching.delete(candidacy);
      this.#count -= 1;
      const left = (this.#persons.get(person) ?? 1) - 1;
      if (left === 0) this.#persons.delete(person);
      else this.#persons.set(person, left);
    };
  }

  changed({ view, id }: ViewChanged): void {
    if (view !== 'candidate_record') return;
    if (id === '*') this.lookAll();
    else this.#watching.get(id)?.forEach((look) => look());
  }

  lookAll(): void {
    for (const looks of this.#watching.values()) looks.forEach((look) => look());
  }

  get readers(): number {
    return this.#count;
  }
}
