import type { CandidacyLedger } from '@parchemin/commands';
import type { ReadLag } from '../http/read-lag.js';

/** Remembers how far this process has written, so that it can tell how far the views are behind. */
export function observedLedger(ledger: CandidacyLedger, lag: ReadLag): CandidacyLedger {
  return {
    load: (id) => ledger.load(id),
    preview: (id, request, asking) => ledger.preview(id, request, asking),
    async execute(id, request, asking) {
      const answer = await ledger.execute(id, request, asking);
      if (!('refused' in answer)) lag.wrote(answer.position, Date.now());
      return answer;
    },
  };
}
