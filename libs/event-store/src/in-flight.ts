import { EventStoreUnavailable } from './port.js';

/** At most so many at a time, the others in order of arrival, and no more of these than a bound. */
export class InFlight {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly longestQueue: number,
  ) {}

  async run<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#running >= this.most) await this.#turn();
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.longestQueue) throw new EventStoreUnavailable('too many appends are waiting');
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
