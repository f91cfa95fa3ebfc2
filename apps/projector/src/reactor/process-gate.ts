import type { Position } from '@parchemin/event-store';

/** What the reactor needs of Temporal. */
export interface ProcessGate {
  /** Starts the process, or wakes up the one that runs. Rejects with `GateBusy`, or with what is wrong with this one process. */
  poke(candidacy: string, upTo: number): Promise<void>;
  identity(): Promise<GateIdentity>;
  /** Writes into Temporal's own database how far it has been poked; false where that is not allowed. */
  mark(position: Position): Promise<boolean>;
  close(): Promise<void>;
}

export interface GateIdentity {
  /** Another one after the database was deleted. */
  readonly cluster: string;
  /** How far this database has been poked; an older copy of it holds a smaller one. */
  readonly marked: Position | null;
}

/** Not this process's fault: Temporal is away, overloaded, or just closing the run. Ask again. */
export class GateBusy extends Error {
  override readonly name = 'GateBusy';
}
