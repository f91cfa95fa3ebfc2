import type { Position } from '@parchemin/event-store';
import type { DomainEvent, Refusal } from '@parchemin/kernel';

export interface Recorded<Event extends DomainEvent> {
  readonly revision: number;
  readonly position: Position;
  readonly events: readonly Event[];
}

/** The revision is the one that the stream would have. */
export type Previewed<Event extends DomainEvent> = Pick<Recorded<Event>, 'revision' | 'events'>;

export type LedgerRefusal =
  | Refusal<'CommandIdReused'>
  | TooBusy
  | (Refusal<'RevisionMoved'> & { readonly asked: number; readonly revision: number });

export type TooBusy = Refusal<'TooBusy'> & { readonly retryAfterSeconds: number };

export interface Loaded<State> {
  readonly state: State;
  readonly revision: number;
  readonly position: Position;
}
