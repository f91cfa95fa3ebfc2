import type { Asking, CandidacyAnswer, CandidacyLedger, CandidacyRequest } from '@parchemin/commands';

/** The way in for every command, as the process uses it: the same handler that people's commands meet. */
export interface WritePath {
  load(candidacy: string): ReturnType<CandidacyLedger['load']>;
  execute(candidacy: string, request: CandidacyRequest, asking: Asking): Promise<CandidacyAnswer>;
}
