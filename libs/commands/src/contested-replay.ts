import { pendingAppeal, type Candidacy, type CandidacyCommand, type ContestedReplay } from '@parchemin/candidacy';
import type { Refusal } from '@parchemin/kernel';
import type { Schemes } from '@parchemin/schemes';
import type { Past } from './aggregate.js';
import { judgeBy, type DossierInvalid, type Judge } from './verdicts.js';

type Asked = { readonly type: string };

/**
 * An appeal is answered beside what its decision was taken on: the path is read again as it stood then, and the rules of that day are
 * applied once more. What came later (a correction, an anomaly settled) is told apart from it.
 */
export function onContestedFacts<Request extends Asked, R extends Refusal>(
  plan: (request: Request, state: Candidacy) => CandidacyCommand | R | Promise<CandidacyCommand | R>,
  schemes: Schemes,
) {
  const judge = judgeBy(schemes);
  return (request: Request, state: Candidacy, past: Past<Candidacy>) => {
    const planned = plan(request, state);
    return request.type === 'AnswerAppeal' ? withContested(planned, state, past, judge) : planned;
  };
}

async function withContested<R extends Refusal>(
  planned: CandidacyCommand | R | Promise<CandidacyCommand | R>,
  state: Candidacy,
  past: Past<Candidacy>,
  judge: Judge,
): Promise<CandidacyCommand | R | DossierInvalid> {
  const command = await planned;
  if ('refused' in command || command.type !== 'AnswerAppeal' || state.status === 'absent') return command;
  const appeal = pendingAppeal(state);
  const contested = appeal && (await replayed(appeal.decision, past, judge));
  if (contested && 'refused' in contested) return contested;
  return { ...command, replay: { ...command.replay, contested } };
}

/** On the facts that the proposal saw, on which the decision was pronounced. */
async function replayed(
  decision: number,
  past: Past<Candidacy>,
  judge: Judge,
): Promise<ContestedReplay | DossierInvalid | null> {
  const decided = await past(decision);
  const proposal = decided.status === 'absent' ? null : decided.proposal;
  const before = proposal && (await past(proposal.revision - 1));
  if (!before || before.status === 'absent') return null;
  const judged = judge(before);
  if (judged === null || 'refused' in judged) return judged;
  const { dossier, verdict } = judged.proposal;
  const same = { sameFacts: dossier === proposal.dossier, sameVerdict: verdict === proposal.verdict };
  return { proposal: proposal.revision, dossier, verdict, ...same };
}
