/** Compares what was written here with how far the views have come. */
export class ReadLag {
  #latest: { readonly position: bigint; readonly writtenAt: number } | undefined;

  wrote(position: bigint, now: number): void {
    if (!this.#latest || position > this.#latest.position) this.#latest = { position, writtenAt: now };
  }

  behindSeconds(viewPosition: bigint, now: number): number {
    if (!this.#latest || viewPosition >= this.#latest.position) return 0;
    return Math.max(0, (now - this.#latest.writtenAt) / 1_000);
  }
}
