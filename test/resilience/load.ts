import { setTimeout as pause } from 'node:timers/promises';
import type { Acknowledged, Certifier } from './certifier.js';

export interface Load {
  readonly acknowledged: readonly Acknowledged[];
  /** Candidacies whose nine marks were all acknowledged: their stage must close. */
  readonly complete: readonly string[];
  /** Acknowledged again under the same key with another answer. */
  readonly contradictions: readonly string[];
  /** What nobody could get an answer for, however patient. */
  readonly unanswered: readonly string[];
  stop(): Promise<void>;
}

export const pieces = ['CC1', 'CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8', 'CC9'];
const betweenCommandsMillis = 20;

/** Lanes that enrol, mark nine pieces and begin again; every third mark is sent twice with the same key. */
export function startLoad(certifier: Certifier, lanes: number, endDate: string): Load {
  const acknowledged: Acknowledged[] = [];
  const complete: string[] = [];
  const contradictions: string[] = [];
  const unanswered: string[] = [];
  let going = true;
  const wholePath = async (): Promise<void> => {
    const candidacy = await certifier.enrol(endDate);
    for (const [index, piece] of pieces.entries()) {
      if (!going) return;
      const mark = `${8 + index},5`;
      const first = await certifier.mark(candidacy, piece, mark);
      acknowledged.push(first);
      if (index % 3 === 0) {
        const again = await certifier.mark(candidacy, piece, mark.replace(',', '.'));
        if (again.revision !== first.revision) contradictions.push(`${candidacy} ${piece}`);
      }
      await pause(betweenCommandsMillis);
    }
    complete.push(candidacy);
  };
  const lane = async (): Promise<void> => {
    while (going) await wholePath().catch((error: unknown) => void unanswered.push(String(error)));
  };
  const running = Promise.all(Array.from({ length: lanes }, lane));
  return {
    acknowledged,
    complete,
    contradictions,
    unanswered,
    async stop() {
      going = false;
      await running;
    },
  };
}
