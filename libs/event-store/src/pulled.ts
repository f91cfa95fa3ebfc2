import type { Readable } from 'node:stream';

/** Rejects a wait in which nothing arrived: the client itself would wait for ever. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

/**
 * A readable of the client, taken item by item. What is already there costs no promise; only a wait is timed, so a slow
 * consumer is never mistaken for a silent server. Errors come after the items before them, and late ones harm nobody.
 */
export class Pulled<Item> {
  #ended = false;
  #failure: { readonly error: unknown } | null = null;
  #ready = false;
  #wake: (() => void) | null = null;

  constructor(private readonly stream: Readable) {
    stream.on('readable', () => this.#arrived());
    stream.on('end', () => this.#over());
    stream.on('close', () => this.#over());
    stream.on('error', (error: unknown) => {
      this.#failure ??= { error };
      this.#arrived();
    });
  }

  /** The next item that is already here. */
  take(): Item | null {
    return this.stream.read() as Item | null;
  }

  /** Waits until there is something to take: true, or the end: false. */
  async more(silenceMs: number, signal?: AbortSignal): Promise<boolean> {
    if (!this.#ready) await this.#wait(silenceMs, signal);
    this.#ready = false;
    if (this.stream.readableLength > 0) return true;
    if (this.#failure) throw this.#failure.error;
    return !this.#ended && !signal?.aborted;
  }

  #wait(silenceMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', awake);
        this.#wake = null;
        end();
      };
      const awake = (): void => settle(resolve);
      const timer = setTimeout(() => settle(() => reject(new Silence(`nothing for ${silenceMs} ms`))), silenceMs);
      this.#wake = awake;
      signal?.addEventListener('abort', awake);
      if (signal?.aborted) awake();
    });
  }

  #over(): void {
    this.#ended = true;
    this.#arrived();
  }

  #arrived(): void {
    this.#ready = true;
    this.#wake?.();
  }
}
