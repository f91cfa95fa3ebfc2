import type { RecordedEvent } from '@parchemin/event-store';

export type ColumnType = 'text' | 'integer' | 'bigint' | 'boolean' | 'json';

/** Every row says which event it is true for. */
export interface ViewRow {
  readonly candidacy: string;
  readonly revision: number;
  readonly position: string;
}

/** A read model as data and two pure functions: the store makes its table, the projector keeps it. */
export interface View<Folded extends ViewRow = ViewRow, Row extends Folded = Folded, Stored extends ViewRow = Row> {
  readonly name: string;
  /** Raised when columns or meaning change: the projector then builds a new version beside the old one. */
  readonly shape: number;
  /** What of a row is written. Only one view writes the fold itself: the others find it there, or make it again from the stream. */
  readonly columns: Readonly<Record<keyof Stored & string, ColumnType>>;
  readonly key: readonly string[];
  readonly indexes: readonly (readonly string[])[];
  /** `fold`: one row per candidacy, made from the row before. `append`: one row per event, made from the event alone. */
  readonly kind: 'fold' | 'append';
  /** Whether readers are told when a row changes. */
  readonly announced: boolean;
  project(row: Folded | undefined, recorded: RecordedEvent): Folded;
  /** What follows from the row as a whole, asked for once before it is written, after the last event that changed it. */
  complete(row: Folded, last: RecordedEvent): Row;
}

const streamPrefix = 'candidacy-';

export const viewStreams = [streamPrefix] as const;

export function candidacyOf(recorded: Pick<RecordedEvent, 'stream'>): string {
  if (!recorded.stream.startsWith(streamPrefix)) throw new Error(`${recorded.stream} is not a candidacy's stream`);
  return recorded.stream.slice(streamPrefix.length);
}
