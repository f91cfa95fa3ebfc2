import type { Actor, Asked, CommandId, DomainEvent, Instant, Refusal } from '@parchemin/kernel';
import { isRefusal } from '@parchemin/kernel';
import { EventStoreUnavailable, type EventStore, type NewEvent } from '@parchemin/event-store';
import type { Aggregate } from './aggregate.js';
import { bodyDigest, eventId } from './event-identity.js';
import { Fold, type Trace } from './fold.js';
import { FoldCache, type FoldCacheBounds } from './fold-cache.js';
import type { LedgerRefusal, Loaded, Previewed, Recorded, TooBusy } from './ledger-answers.js';
import { StreamQueue } from './stream-queue.js';

export interface Asking {
  readonly by: Actor;
  readonly at: Instant;
  readonly commandId: CommandId;
  /** The revision that the caller has seen; when the stream has moved since, the command is refused and nothing is written. */
  readonly ifRevision?: number;
}

export interface LedgerBounds {
  readonly cache: FoldCacheBounds;
  /** Commands that may wait for one stream; a person waits for the ones before, so a longer line helps nobody. */
  readonly waitingPerStream: number;
  readonly attempts: number;
}

/** A path of a hundred facts folds into some 50 kB: the bytes bound comes first, the count protects against swarms of tiny ones. */
const usualBounds: LedgerBounds = {
  cache: { count: 20_000, bytes: 256 * 1024 * 1024 },
  waitingPerStream: 64,
  attempts: 8,
};

/** Within one command an append whose outcome is unknown is tried again once; after that the caller must come back. */
const unknownOutcomesAllowed = 1;
const tooBusy: TooBusy = { refused: 'TooBusy', retryAfterSeconds: 1 };

/**
 * The one write path: load, decide, append.
 * 1. Commands on one stream queue within the process; between processes the expected revision decides, and the loser decides again.
 * 2. A refusal or a no-op is final only on a fold read at the head of the stream; an acceptance is proved by the append itself.
 * 3. A command id that the stream holds is answered from what was stored then, never decided again.
 * 4. After an unknown outcome the stream is read before anything is said about the command.
 */
export class Ledger<
  Request extends object,
  Command extends object,
  Event extends DomainEvent,
  State,
  R extends Refusal,
> {
  readonly #cache: FoldCache<Event, State>;
  readonly #queue: StreamQueue;

  constructor(
    private readonly store: EventStore,
    private readonly aggregate: Aggregate<Request, Command, Event, State, R>,
    private readonly bounds: LedgerBounds = usualBounds,
    private readonly pause: (attempt: number) => Promise<void> = jitter,
  ) {
    this.#cache = new FoldCache(bounds.cache);
    this.#queue = new StreamQueue(bounds.waitingPerStream);
  }

  async execute(id: string, request: Request, asking: Asking): Promise<Recorded<Event> | R | LedgerRefusal> {
    const ask = this.#askOf(id, request, asking);
    return this.#queue.enter(ask.stream, () => this.#settle(ask)) ?? tooBusy;
  }

  /** What the same request would record at the head of the stream as it stands; nothing is written, and nothing promised. */
  async preview(id: string, request: Request, asking: Asking): Promise<Previewed<Event> | R | LedgerRefusal> {
    const ask = this.#askOf(id, request, asking);
    return this.#queue.enter(ask.stream, () => this.#foresee(ask)) ?? tooBusy;
  }

  /** The state at the head of the stream, behind the commands that are already waiting for it. */
  async load(id: string): Promise<Loaded<State> | TooBusy> {
    const stream = this.aggregate.streamOf(id);
    const read = async (): Promise<Loaded<State>> => {
      const { state, revision, position } = await this.#catchUp(this.#recall(stream));
      return { state, revision, position };
    };
    return this.#queue.enter(stream, read) ?? tooBusy;
  }

  get cached(): FoldCacheBounds {
    return this.#cache.held;
  }

  #askOf(id: string, request: Request, asking: Asking): Ask<Request> {
    const digest = bodyDigest(this.aggregate.bodyOf?.(request) ?? request);
    return { ...asking, id, stream: this.aggregate.streamOf(id), request, digest };
  }

  async #foresee(ask: Ask<Request>): Promise<Previewed<Event> | R | LedgerRefusal> {
    const fold = await this.#catchUp(this.#recall(ask.stream));
    const verdict = await this.#weigh(fold, ask);
    if (verdict.outcome === 'final') return verdict.answer;
    if (verdict.outcome === 'known') return this.#answerAgain(ask.stream, verdict.trace);
    this.#follow(fold, verdict.events);
    return { revision: fold.revision + verdict.events.length, events: verdict.events };
  }

  async #settle(ask: Ask<Request>): Promise<Recorded<Event> | R | LedgerRefusal> {
    const fold = this.#recall(ask.stream);
    let atHead = fold.revision < 0;
    if (atHead) await this.#catchUp(fold);
    let unknownOutcomes = 0;
    for (let attempt = 1; attempt <= this.bounds.attempts; attempt += 1) {
      let verdict = await this.#weigh(fold, ask);
      if (verdict.outcome === 'final' && !atHead) {
        await this.#catchUp(fold);
        verdict = await this.#weigh(fold, ask);
      }
      if (verdict.outcome === 'final') return verdict.answer;
      if (verdict.outcome === 'known') return this.#answerAgain(ask.stream, verdict.trace);
      const written = await this.#append(fold, ask, verdict.events);
      if (written !== 'moved' && !(written instanceof EventStoreUnavailable)) return written;
      if (written === 'moved') await this.pause(attempt);
      else unknownOutcomes += 1;
      await this.#catchUp(fold);
      atHead = true;
      if (written !== 'moved' && unknownOutcomes > unknownOutcomesAllowed && !fold.trace(ask.commandId)) throw written;
    }
    return tooBusy;
  }

  async #weigh(fold: Fold<Event, State>, ask: Ask<Request>): Promise<Verdict<Event, R>> {
    const { by, at, commandId, ifRevision } = ask;
    const trace = fold.trace(commandId);
    if (trace) return sameBody(trace, ask) ? { outcome: 'known', trace } : final({ refused: 'CommandIdReused' });
    if (ifRevision !== undefined && ifRevision !== fold.revision) {
      return final({ refused: 'RevisionMoved', asked: ifRevision, revision: fold.revision });
    }
    const past = (revision: number): Promise<State> => this.#stateAt(ask.stream, revision);
    const command = await this.aggregate.prepare(ask.request, fold.state, past);
    if ('refused' in command) return final(command);
    const asked = { ...command, by, at, commandId } as Asked<Command>;
    const decision = this.aggregate.decider.decide(asked, fold.state);
    if (isRefusal(decision)) return final(decision);
    if (decision.length > 0) return { outcome: 'write', events: decision };
    return final({ revision: fold.revision, position: fold.position, events: [] });
  }

  /** «moved» when the stream is longer than the fold; the store's error when nobody knows whether it was written. */
  async #append(
    fold: Fold<Event, State>,
    ask: Ask<Request>,
    events: readonly Event[],
  ): Promise<Recorded<Event> | 'moved' | EventStoreUnavailable> {
    const states = this.#follow(fold, events);
    const added = this.#identify(ask, events, states.at(-1)!);
    const expected = fold.revision < 0 ? 'no-stream' : fold.revision;
    const answer = await this.store.append(ask.stream, expected, added).catch((error: unknown) => {
      if (error instanceof EventStoreUnavailable) return error;
      throw error;
    });
    if (answer instanceof EventStoreUnavailable) return answer;
    if (answer.outcome === 'wrong-revision') return 'moved';
    added.forEach((event, index) => {
      fold.take({ ...event, revision: fold.revision + 1, position: answer.position }, states[index]!);
    });
    this.#cache.keep(ask.stream, fold);
    return { revision: answer.revision, position: answer.position, events };
  }

  /** Folded before they are written: an event that the rules cannot follow must never be stored. */
  #follow(fold: Fold<Event, State>, events: readonly Event[]): readonly State[] {
    let state = fold.state;
    return events.map((event, index) => {
      state = this.aggregate.decider.evolve(state, event, fold.revision + 1 + index);
      return state;
    });
  }

  #identify(ask: Ask<Request>, events: readonly Event[], after: State): readonly NewEvent<Event>[] {
    const metadata = {
      actor: ask.by,
      commandId: ask.commandId,
      correlationId: ask.id,
      causationId: ask.commandId,
      schemeVersion: this.aggregate.schemeVersionOf(after),
      actedAt: ask.at,
    };
    return events.map((event, index) => {
      const schemaVersion = this.aggregate.schemaVersionOf(event.type);
      return { id: eventId(ask, index), event, metadata: { ...metadata, schemaVersion } };
    });
  }

  #recall(stream: string): Fold<Event, State> {
    return this.#cache.find(stream) ?? new Fold(stream, this.aggregate.decider);
  }

  async #catchUp(fold: Fold<Event, State>): Promise<Fold<Event, State>> {
    for await (const recorded of this.store.readStream(fold.stream, fold.revision + 1)) {
      fold.add({ ...recorded, event: recorded.event as Event });
    }
    if (fold.revision >= 0) this.#cache.keep(fold.stream, fold);
    return fold;
  }

  /** Folded anew from the beginning: few commands look back, so nothing of it is kept. */
  async #stateAt(stream: string, revision: number): Promise<State> {
    let state = this.aggregate.decider.initial;
    for await (const recorded of this.store.readStream(stream)) {
      if (recorded.revision > revision) break;
      state = this.aggregate.decider.evolve(state, recorded.event as Event, recorded.revision);
    }
    return state;
  }

  async #answerAgain(stream: string, trace: Trace): Promise<Recorded<Event>> {
    const events: Event[] = [];
    for await (const recorded of this.store.readStream(stream, trace.first)) {
      events.push(recorded.event as Event);
      if (events.length === trace.count) {
        return { revision: recorded.revision, position: recorded.position, events };
      }
    }
    throw new Error(`${stream} ends before what it holds at revision ${trace.first}`);
  }
}

type Ask<Request> = Asking & {
  readonly id: string;
  readonly stream: string;
  readonly request: Request;
  readonly digest: string;
};

type Verdict<Event extends DomainEvent, R extends Refusal> =
  | { readonly outcome: 'write'; readonly events: readonly Event[] }
  | { readonly outcome: 'known'; readonly trace: Trace }
  | { readonly outcome: 'final'; readonly answer: Recorded<Event> | R | LedgerRefusal };

function final<Answer>(answer: Answer): { readonly outcome: 'final'; readonly answer: Answer } {
  return { outcome: 'final', answer };
}

function sameBody(trace: Trace, ask: Ask<object>): boolean {
  return eventId({ ...ask, at: trace.at }, 0) === trace.firstId;
}

/** Losers of a race come back spread out, so that they do not meet again. */
function jitter(attempt: number): Promise<void> {
  const longestMillis = Math.min(2 ** attempt, 64);
  return new Promise((resolve) => void setTimeout(resolve, Math.random() * longestMillis));
}
