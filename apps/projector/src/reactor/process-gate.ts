import type { Position } from '@parchemin/event-store';

/** What the reactor needs of Temporal. */
export interface ProcessGate {
  /** Starts the process, or wakes up the one that runs. Rejects with `GateBusy`, or with what is wrong with this one process. */
  poke(candidacy: string, upTo: number, urgent: boolean): Promise<void>;
  identity(): Promise<GateIdentity>;
  /** Writes into Temporal's own database how far it has been poked; false where that is not allowed. */
  mark(position: Position): Promise<boolean>;
  /** Ends the run that there may be, and begins another: for code that cannot go on with what older code began. */
  restart(candidacy: string, urgent: boolean): Promise<void>;
  /** The generation of the code that serves now; null while none is the current one. */
  serving(): Promise<number | null>;
  /** Writes into Temporal's own database which generation of the code began its runs; false where that is not allowed. */
  markGeneration(generation: number): Promise<boolean>;
  close(): Promise<void>;
}

export interface GateIdentity {
  /** Another one after the database was deleted. */
  readonly cluster: string;
  /** How far this database has been poked; an older copy of it holds a smaller one. */
  readonly marked: Position | null;
  /** Of the code that began the runs of this database; null when nobody has said so there. */
  readonly generation: number | null;
}

/** Not this process's fault: Temporal is away, overloaded, or just closing the run. Ask again. */
export class GateBusy extends Error {
  override readonly name = 'GateBusy';
}
