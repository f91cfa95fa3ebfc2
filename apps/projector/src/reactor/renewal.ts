import { pathGeneration as today } from '@parchemin/candidacy-process';
import type { PokePool } from './poke-pool.js';
import type { GateIdentity, ProcessGate } from './process-gate.js';
import { recoverAll, type RecoveryParts } from './recovery.js';

/** Before anybody wrote it down, there was this one alone. */
const firstGeneration = 1;

export interface RenewalParts extends RecoveryParts {
  readonly gate: Pick<ProcessGate, 'serving' | 'markGeneration'>;
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
}

/**
 * Runs that code of another generation began, and that today's may be unable to go on with.
 * 1. Nothing is done before today's code is the one that serves: the old must not begin the new run.
 * 2. Every open path is begun again from its stream, the most urgent first, and its former run is terminated.
 * 3. Temporal's own database is told at the end, so that whoever was interrupted begins again.
 * 4. Where it may not be told, nobody knows who began its runs, and nothing is done.
 */
export class Renewal {
  #began: number;
  #written: boolean;
  #doing = false;
  #done = false;

  constructor(
    private readonly parts: RenewalParts,
    identity: GateIdentity,
    knownCluster: string | null,
  ) {
    const unwritten = knownCluster === identity.cluster ? firstGeneration : today;
    this.#began = identity.generation ?? unwritten;
    this.#written = identity.generation !== null;
  }

  /** Begins when all is there that it needs; what does not answer now is asked again at the next look. */
  async look(anew: PokePool, ended: () => boolean): Promise<void> {
    if (this.#done || this.#doing) return;
    this.#doing = true;
    try {
      this.#done = await this.#renew(anew, ended);
    } catch (error) {
      this.parts.told('not-renewed-yet', { failure: error instanceof Error ? error.name : 'unknown' });
    } finally {
      this.#doing = false;
    }
  }

  async #renew(anew: PokePool, ended: () => boolean): Promise<boolean> {
    const { gate, told } = this.parts;
    if (!this.#written) this.#written = await gate.markGeneration(this.#began);
    if (!this.#written || this.#began === today) return true;
    if ((await gate.serving()) !== today) return false;
    const renewed = await recoverAll(this.parts, anew, ended);
    if (ended() || anew.parked.size > 0) return false;
    await gate.markGeneration(today);
    told('renewed', { renewed, from: this.#began, to: today });
    return true;
  }
}
