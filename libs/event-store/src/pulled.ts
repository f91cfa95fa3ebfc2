/** Rejects a wait in which nothing arrived: the client itself would wait for ever. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

/** What is needed of a readable; the client declares its own by another version of Node's types. */
interface Source {
  readonly readableLength: number;
  read(): unknown;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
}

/**
 * A readable of the client, taken item by item. What is already there costs no promise; only a wait is timed, so a slow
 * consumer is never mistaken for a silent server. Errors come after the items before them, and late ones harm nobody.
 */
export class Pulled<Item> {
  #over = false;
  #failure: { readonly error: unknown } | null = null;
  #arrived = false;
  #waiting: { resolve(): void; reject(error: unknown): void } | null = null;
  #timer: { readonly ms: number; readonly timeout: NodeJS.Timeout } | null = null;

  constructor(
    private readonly stream: Source,
    private readonly stopping?: AbortSignal,
  ) {
    stream.on('readable', this.#wake);
    stream.on('end', this.#end);
    stream.on('close', this.#end);
    stream.on('error', (error: unknown) => {
      this.#failure ??= { error };
      this.#wake();
    });
    stopping?.addEventListener('abort', this.#end);
    if (stopping?.aborted) this.#end();
  }

  /** The next item that is already here. */
  take(): Item | null {
    return this.stream.read() as Item | null;
  }

  /** Waits until there is something to take: true, or the end, or a stop: false. */
  async more(silenceMs: number): Promise<boolean> {
    if (!this.#arrived) await this.#wait(silenceMs);
    this.#arrived = this.#over || this.#failure !== null;
    if (this.stopping?.aborted) return false;
    if (this.stream.readableLength > 0) return true;
    if (this.#failure) throw this.#failure.error;
    return !this.#over;
  }

  close(): void {
    clearTimeout(this.#timer?.timeout);
    this.stopping?.removeEventListener('abort', this.#end);
  }

  #wait(silenceMs: number): Promise<void> {
    this.#watch(silenceMs);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  /** One timer, set back at each wait: thousands of waits in a second are the rule, and silence the exception. */
  #watch(ms: number): void {
    if (this.#timer?.ms === ms) {
      this.#timer.timeout.refresh();
      return;
    }
    clearTimeout(this.#timer?.timeout);
    const timeout = setTimeout(() => {
      const waiting = this.#waiting;
      this.#waiting = null;
      waiting?.reject(new Silence(`nothing for ${ms} ms`));
    }, ms);
    this.#timer = { ms, timeout };
  }

  readonly #end = (): void => {
    this.#over = true;
    this.#wake();
  };

  readonly #wake = (): void => {
    this.#arrived = true;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve();
  };
}
