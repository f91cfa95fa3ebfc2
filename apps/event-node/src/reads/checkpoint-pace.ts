import type { EventFilter } from '../wire/read-messages.js';

/** When a filtered subscription says how far it has looked: after so many events, matching or not, and at the head. */
export class CheckpointPace {
  private readonly interval: number;
  private sinceLast = 0;
  private considered: number | undefined;
  private told: number | undefined;

  constructor(filter: EventFilter) {
    this.interval = Math.max(1, filter.window ?? DEFAULT_WINDOW) * Math.max(1, filter.checkpointMultiplier);
  }

  /** The position to tell, if it is time; the same position is never told twice. */
  afterEvent(position: number): number | undefined {
    this.considered = position;
    this.sinceLast++;
    return this.sinceLast >= this.interval ? this.tell() : undefined;
  }

  atHead(): number | undefined {
    return this.considered === this.told ? undefined : this.tell();
  }

  private tell(): number | undefined {
    this.sinceLast = 0;
    this.told = this.considered;
    return this.told;
  }
}

const DEFAULT_WINDOW = 32;
