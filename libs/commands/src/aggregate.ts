import type { Decider, DomainEvent, Refusal } from '@parchemin/kernel';

/** The state as it stood after a revision of the same stream. */
export type Past<State> = (revision: number) => Promise<State>;

/** What the write path must know of one kind of stream; everything else is the same for all of them. */
export interface Aggregate<Request, Command, Event extends DomainEvent, State, R extends Refusal> {
  readonly decider: Decider<Command, Event, State, R>;
  streamOf(id: string): string;
  /** Completes what was asked with what the decider needs and may not fetch: plans, instants. */
  prepare(request: Request, state: State, past: Past<State>): Command | R | Promise<Command | R>;
  /** What makes a request the same when it comes again. What says who a person is stays out: no trace of it is stored. */
  bodyOf?(request: Request): object;
  schemeVersionOf(state: State): string | null;
  /** The version of the shape in which events of this type are written. */
  schemaVersionOf(type: Event['type']): number;
}
