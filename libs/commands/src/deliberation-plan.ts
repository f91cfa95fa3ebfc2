import type {
  AnswerAppeal,
  Candidacy,
  CandidacyCommand,
  CandidacyRefusal,
  EnrolledCandidacy,
  EstablishAdmissibility,
  EstablishConsequences,
  GrantDerogation,
  PronounceDecision,
  RecordProposal,
} from '@parchemin/candidacy';
import { assertNever } from '@parchemin/kernel';
import type { Certification, Schemes, Verdict } from '@parchemin/schemes';
import { stagesFor } from '@parchemin/schemes';
import type { PlanRefusal } from './candidacy-plan.js';
import { consequencesOf } from './consequences-of-path.js';
import { presentedBlocks, stagesAwaited } from './presented.js';
import { judgeBy, type DossierInvalid, type Judged } from './verdicts.js';

/** As they are asked: what the rules say of the facts is added here, and never taken from whoever asks. */
export type DeliberationRequest =
  | Pick<EstablishAdmissibility, 'type'>
  | Omit<GrantDerogation, 'derogable'>
  | Pick<RecordProposal, 'type'>
  | Omit<PronounceDecision, 'presented'>
  | Pick<EstablishConsequences, 'type'>
  | Omit<AnswerAppeal, 'replay'>;

type RulesUnknown = Extract<PlanRefusal, { readonly refused: 'SchemeUnknown' }>;
type Completed = CandidacyCommand | CandidacyRefusal | DossierInvalid | RulesUnknown;

const deliberated = [
  'EstablishAdmissibility',
  'GrantDerogation',
  'RecordProposal',
  'PronounceDecision',
  'EstablishConsequences',
  'AnswerAppeal',
] as const satisfies readonly DeliberationRequest['type'][];

export function isDeliberation(request: { readonly type: string }): request is DeliberationRequest {
  return deliberated.some((type) => type === request.type);
}

export function deliberationPlanning(schemes: Schemes): (request: DeliberationRequest, state: Candidacy) => Completed {
  const judge = judgeBy(schemes);
  return (request, state) => {
    if (state.status === 'absent') return { refused: 'CandidacyNotFound' };
    const judged = judge(state);
    if (judged === null) return rulesUnknown(state);
    if ('refused' in judged) return judged;
    return complete(request, state, judged, schemes);
  };
}

function complete(
  request: DeliberationRequest,
  path: EnrolledCandidacy,
  judged: Judged,
  schemes: Schemes,
): CandidacyCommand {
  const { verdict, proposal, scheme } = judged;
  switch (request.type) {
    case 'EstablishAdmissibility': {
      const missing = missingAtGate(verdict);
      return { type: request.type, admissible: missing.length === 0, missing };
    }
    case 'GrantDerogation':
      return { ...request, derogable: missingAtGate(verdict, derogableOf(scheme)) };
    case 'RecordProposal':
      return { type: request.type, proposal };
    case 'PronounceDecision':
      return { ...request, presented: { ...presentedBlocks(scheme, path), awaited: awaitedBy(path, schemes) } };
    case 'EstablishConsequences':
      return { type: request.type, consequences: consequencesOf(path, judged) };
    case 'AnswerAppeal': {
      const { dossier, verdict: again } = proposal;
      const sameFacts = dossier === path.proposal?.dossier;
      const sameVerdict = again === path.proposal?.verdict;
      return { ...request, replay: { dossier, verdict: again, sameFacts, sameVerdict, contested: null } };
    }
    default:
      return assertNever(request);
  }
}

/** The gate's rules that do not hold, by the codes that a candidate reads; of some rules alone where they are given. */
function missingAtGate({ trace }: Verdict, among: readonly string[] | null = null): readonly string[] {
  const waived = trace.derogations.filter(({ applied }) => applied).map(({ code }) => code);
  return trace.rules
    .filter(({ rule, roles }) => roles.includes('gate') && (among === null || among.includes(rule)))
    .flatMap(({ items }) => items.filter(({ truth }) => truth !== 'met').map(({ reason }) => reason))
    .filter((code) => !waived.includes(code));
}

function derogableOf({ verdict }: Certification): readonly string[] {
  return verdict.mode === 'computed' ? verdict.derogable : [];
}

function awaitedBy(path: EnrolledCandidacy, schemes: Schemes): readonly string[] {
  const { scheme, schemeVersion, choice } = path.enrolment;
  const running = schemes.find(scheme, schemeVersion);
  return running ? stagesAwaited(path, stagesFor(running, choice ?? { optional: [], sought: [] })) : [];
}

function rulesUnknown({ enrolment: { scheme, schemeVersion } }: EnrolledCandidacy): RulesUnknown {
  const what = `${scheme}@${schemeVersion}`;
  return { refused: 'SchemeUnknown', faults: [{ fault: 'SchemeUnknown', pointer: '/scheme', what }] };
}
