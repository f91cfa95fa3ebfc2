import { currentAdmissibility, type EnrolledCandidacy } from '@parchemin/candidacy';
import { judgeBy, type CandidacyLedger, type Judge } from '@parchemin/commands';
import type { ExplanationView } from '@parchemin/contracts';
import type { Actor } from '@parchemin/kernel';
import { explainVerdict, type Schemes } from '@parchemin/schemes';
import { Refused } from '../problem/refusals.js';
import { mayRead } from '../sign-in/may-ask.js';

/** The rules, applied again to the facts at the head of the stream: what is told is never a copy of what was concluded before. */
export class Explanations {
  readonly #judge: Judge;

  constructor(
    private readonly ledger: Pick<CandidacyLedger, 'load'>,
    schemes: Schemes,
  ) {
    this.#judge = judgeBy(schemes);
  }

  async explain(candidacy: string, reader: Actor, language: 'fr' | 'en'): Promise<ExplanationView> {
    const loaded = await this.ledger.load(candidacy);
    if ('refused' in loaded) throw new Refused(loaded);
    const { state, revision } = loaded;
    if (state.status === 'absent' || !mayRead(reader, state.enrolment.school)) {
      throw new Refused({ refused: 'CandidacyNotFound' });
    }
    const judged = this.#judge(state);
    if (judged === null) throw new Refused({ refused: 'DossierInvalid', codes: ['SCHEME_UNKNOWN'] });
    if ('refused' in judged) throw new Refused(judged);
    const { verdict, proposal } = judged;
    const underWay = isUnderWay(state);
    return {
      candidacy,
      revision,
      decision: verdict.decision,
      underWay,
      text: explainVerdict(verdict, language, underWay ? 'under-way' : 'concluded'),
      /** Null while nothing was proposed; false once a later fact says something else. */
      asProposed: state.proposal && state.proposal.verdict === proposal.verdict,
    };
  }
}

/** The gate has not been asked for, or a fact came since; nothing was ever proposed, nor decided. */
function isUnderWay(path: EnrolledCandidacy): boolean {
  return path.decision === null && path.proposal === null && currentAdmissibility(path) === null;
}
