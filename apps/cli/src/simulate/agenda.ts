import type { Instant } from '@parchemin/kernel';

/** Who has something to do next, and when. Whoever has changed is entered again; nobody else is looked at. */
export class Agenda<Item> {
  readonly #at = new Map<Item, Instant>();
  readonly #pages = new Map<Instant, Set<Item>>();
  /** The instants that have a page, the earliest last. */
  readonly #instants: Instant[] = [];

  /** In the place of what was entered before; null when nothing is to come any more. */
  enter(item: Item, at: Instant | null): void {
    this.#strike(item);
    if (at === null) return;
    this.#at.set(item, at);
    const page = this.#pages.get(at);
    if (page) page.add(item);
    else this.#open(at, item);
  }

  /** Everybody whose instant is the earliest of all, and no longer entered. */
  turn(): { readonly at: Instant; readonly items: readonly Item[] } | null {
    for (let at = this.#instants.pop(); at !== undefined; at = this.#instants.pop()) {
      const items = [...(this.#pages.get(at) ?? [])];
      this.#pages.delete(at);
      for (const item of items) this.#at.delete(item);
      if (items.length > 0) return { at, items };
    }
    return null;
  }

  /** A page that is left empty keeps its place and is passed over when its turn comes. */
  #strike(item: Item): void {
    const before = this.#at.get(item);
    if (before === undefined) return;
    this.#at.delete(item);
    this.#pages.get(before)?.delete(item);
  }

  #open(at: Instant, item: Item): void {
    this.#pages.set(at, new Set([item]));
    let [from, to] = [0, this.#instants.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#instants[middle]! > at) from = middle + 1;
      else to = middle;
    }
    this.#instants.splice(from, 0, at);
  }
}
