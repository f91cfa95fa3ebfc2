import type { ViewRow } from '@parchemin/read-models';

/** A row is some kilobytes, most of it shared with the other views; beyond this the candidacies least recently written are loaded again. */
const rowsAtMost = 5_000;

/** What a lane last wrote of each candidacy. As long as nobody else moves its position, the store holds exactly that. */
export class KeptRows {
  readonly #rows = new Map<string, ViewRow>();

  constructor(private readonly most = rowsAtMost) {}

  find(candidacy: string): ViewRow | undefined {
    return this.#rows.get(candidacy);
  }

  keep(rows: readonly ViewRow[]): void {
    for (const row of rows.slice(-this.most)) {
      this.#rows.delete(row.candidacy);
      this.#rows.set(row.candidacy, row);
    }
    for (const oldest of this.#rows.keys()) {
      if (this.#rows.size <= this.most) return;
      this.#rows.delete(oldest);
    }
  }
}
