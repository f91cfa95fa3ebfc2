import type { EventStore, Position, RecordedEvent } from '@parchemin/event-store';
import { noChange, type OutboxCounts, type OutboxStore, type Standing } from '@parchemin/notifications';
import { viewStreams, type Lease } from '@parchemin/read-models';
import { pauseFor } from '@parchemin/service';
import { openIntake, type Intake } from '../intake.js';
import { Sender, type SenderParts } from './sender.js';
import { tellAgain, tellFacts, type TellingParts } from './telling.js';

export interface OutboxParts extends SenderParts, TellingParts {
  readonly events: EventStore;
  readonly times: OutboxTimes;
  /** Undefined while another outbox holds it. Rows are safe without it; it spares a mail from two hands at once. */
  tryLease(): Promise<Lease | undefined>;
  /** Codes, ids and counts only. */
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
}

export interface OutboxTimes {
  readonly lookMillis: number;
  readonly longestPauseMillis: number;
  /** Facts that come within this while are admitted in one transaction. */
  readonly paceMillis: number;
}

const firstPauseMillis = 250;
/** As many facts in one transaction at most: few of them are told, and their paths are read for it. */
const factsAtOnce = 1_000;
const parkedTriedAtOnce = 1_000;

/** Writes down who is to be told of what, and sees the mails off; begins again at what is stored whatever breaks. */
export class Outbox {
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  readonly #sender: Sender;
  #fault: string | null = 'starting';
  #counts: OutboxCounts = { waiting: 0, parkedMails: 0, parkedFacts: 0, oldestMailAt: null };

  constructor(private readonly parts: OutboxParts) {
    this.#sender = new Sender(parts);
    this.#running = this.#keepAttending();
  }

  /** Null while everybody is told in time, else what stands in the way. */
  fault(): string | null {
    const { parkedMails, parkedFacts } = this.#counts;
    const parked = [
      ...(parkedMails > 0 ? [`parked mails: ${parkedMails}`] : []),
      ...(parkedFacts > 0 ? [`facts that could not be told: ${parkedFacts}`] : []),
    ];
    return this.#fault ?? this.#sender.away ?? (parked.length > 0 ? parked.join('; ') : null);
  }

  get counts(): OutboxCounts {
    return this.#counts;
  }

  get sent(): number {
    return this.#sender.sent;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.parts.post.close();
  }

  async #keepAttending(): Promise<void> {
    const { signal } = this.#stopping;
    const { longestPauseMillis } = this.parts.times;
    for (let pause = firstPauseMillis; !signal.aborted; pause = Math.min(pause * 2, longestPauseMillis)) {
      try {
        const lease = await this.parts.tryLease();
        if (!lease) this.#fault = null;
        else {
          await this.#attend(lease).finally(() => lease.release());
          pause = firstPauseMillis;
        }
      } catch (error) {
        this.#fault = `nobody is told: ${error instanceof Error ? error.message : 'unknown'}`;
        if (!signal.aborted) this.parts.told('outbox-failed', { failure: this.#fault });
      }
      await pauseFor(pause, signal);
    }
  }

  /** Until it is told to stop, or something breaks. */
  async #attend(lease: Lease): Promise<void> {
    const { store, post, clock, times } = this.parts;
    const desk = new Desk(this.parts, await store.begin(clock.now(), post.transport));
    void lease.lost.then(() => desk.fail(new Error('the lease is lost')));
    try {
      await desk.retryParked();
      desk.open();
      this.#fault = null;
      while (!this.#stopping.signal.aborted) {
        await Promise.race([this.#lookOnce(), desk.broken]);
        await Promise.race([pauseFor(times.lookMillis, this.#stopping.signal), desk.broken]);
      }
    } finally {
      await desk.close();
    }
  }

  async #lookOnce(): Promise<void> {
    await this.#sender.look(this.#stopping.signal);
    this.#counts = await this.parts.store.counts();
  }
}

/** Follows the log from the checkpoint on, while one lease lasts. */
class Desk {
  #position: Position | null;
  readonly #intake: Intake;
  #subscription: { stop(): Promise<void> } | null = null;
  #fail = (_error: unknown): void => {};
  readonly broken = new Promise<never>((_, reject) => (this.#fail = reject));

  constructor(
    private readonly parts: OutboxParts,
    private readonly standing: Standing,
  ) {
    this.broken.catch(() => {});
    this.#position = standing.position;
    const { paceMillis } = parts.times;
    const limits = { events: factsAtOnce, millis: paceMillis, paceMillis };
    this.#intake = openIntake(
      (batch) => this.#admit(batch),
      (error) => this.fail(error),
      limits,
    );
  }

  fail(error: unknown): void {
    this.#fail(error);
  }

  /** What could not be told when it was met may be tellable by now. */
  async retryParked(): Promise<void> {
    const places = await this.parts.store.parkedFacts();
    for (const place of places.slice(0, parkedTriedAtOnce)) {
      const told = await tellAgain(this.parts, place);
      const here = { from: this.#position, to: this.#position };
      if (told) await write(this.parts.store, { ...noChange, ...told, ...here, freed: [place] });
    }
  }

  open(): void {
    this.#subscription = this.parts.events.subscribeAll(viewStreams, this.#position ?? 'start', {
      onEvent: (event) => this.#intake.take(event),
      onCaughtUp: async () => this.#intake.goLive(),
      onStopped: (error) => this.fail(error),
    });
  }

  async close(): Promise<void> {
    this.fail(new Error('the desk is closed'));
    await this.#intake.close();
    await this.#subscription?.stop();
  }

  /** What is told and where the log was left are one transaction: a crash repeats all of it or nothing. */
  async #admit(batch: readonly RecordedEvent[]): Promise<void> {
    const news = batch.filter(({ position }) => this.#position === null || position > this.#position);
    const last = news.at(-1);
    if (!last) return;
    const told = await tellFacts(this.parts, news, this.standing.begunAt);
    for (const { stream, revision } of told.parked) this.parts.told('fact-parked', { stream, revision });
    await write(this.parts.store, { ...noChange, ...told, from: this.#position, to: last.position });
    this.#position = last.position;
  }
}

async function write(store: OutboxStore, admission: Parameters<OutboxStore['admit']>[0]): Promise<void> {
  if ((await store.admit(admission)) === 'moved') throw new Error('another outbox moved the checkpoint');
}
