import {
  currentProposal,
  departsFromProposal,
  type EnrolledCandidacy,
  type PronouncedName,
} from '@parchemin/candidacy';
import { dossierOf, judgeBy, presentedBlocks, type Judge } from '@parchemin/commands/judging';
import { Certification, fingerprintOfDocument, schemesOf } from '@parchemin/schemes';
import { differencesOf, type Difference } from './differences.js';
import { chainFindings } from './fact-chain.js';
import { originsOf } from './origins.js';
import { traceOf } from './record-of-decision.js';
import { pathAt, type RecordedFact } from './recorded-fact.js';
import type { DecisionRecord } from './record-format.js';
import type { CheckName, Verifying } from './verification.js';

type Finding = readonly [CheckName, readonly Difference[]];

/** Each check of a record of the right shape; those that an earlier one leaves without ground are not made. */
export function* findingsOf(record: DecisionRecord, verifying: Verifying): Generator<Finding> {
  const rules = Certification.safeParse(record.scheme.document);
  const strange = [...schemeFindings(record, verifying), ...(rules.success ? [] : faultsIn(rules.error))];
  yield ['scheme', strange];
  const broken = chainFindings(record);
  const path = broken.length === 0 ? foldedTo(record.proposal.revision - 1, record.facts) : null;
  yield ['facts', path !== null && 'broken' in path ? path.broken : broken];
  // Rules that nobody published are not applied to anything.
  if (path === null || 'broken' in path || !rules.success || strange.length > 0) return;
  yield* rulesFindings(record, path, rules.data, verifying);
  yield tried('decision', () => decisionFindings(record, rules.data));
}

/** The rules are those that were published under that name. */
function schemeFindings({ scheme }: DecisionRecord, { published }: Verifying): readonly Difference[] {
  const { id, version, sha256, document } = scheme;
  const known = published.versions.find((each) => each.scheme === id && each.version === version);
  return [
    ...differencesOf({ id, version }, { id: document['id'], version: document['version'] }, 'scheme'),
    ...differencesOf(sha256, fingerprintOfDocument(document), 'scheme.sha256'),
    ...differencesOf(sha256, known?.sha256 ?? null, 'scheme.sha256'),
  ];
}

function faultsIn({ issues }: { readonly issues: readonly Issue[] }): readonly Difference[] {
  return issues.map(({ path, message }) => {
    return { at: `scheme.document.${path.map(String).join('.')}`, recorded: message, found: null };
  });
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function foldedTo(
  revision: number,
  facts: readonly RecordedFact[],
): EnrolledCandidacy | { readonly broken: readonly Difference[] } {
  try {
    const path = pathAt(facts, revision);
    if (path.status !== 'absent') return path;
    return { broken: [{ at: 'facts', recorded: null, found: 'nobody is enrolled' }] };
  } catch (failure) {
    // Facts that cannot follow each other stop the fold: that is what was asked.
    return { broken: [{ at: 'facts', recorded: null, found: messageOf(failure) }] };
  }
}

function* rulesFindings(
  { scheme, dossier, origins, proposal, facts }: DecisionRecord,
  path: EnrolledCandidacy,
  rules: Certification,
  { secondOpinion }: Verifying,
): Generator<Finding> {
  const judge = judgeBy(schemesOf([], [rules]));
  const { proposedAt: _, ...proposed } = proposal.recorded;
  yield tried('dossier', () => [
    ...differencesOf(scheme.id, path.enrolment.scheme, 'scheme.id'),
    ...differencesOf(scheme.version, path.enrolment.schemeVersion, 'scheme.version'),
    ...differencesOf(dossier, dossierOf(path, rules), 'dossier'),
  ]);
  yield tried('origins', () => differencesOf(origins, originsOf(facts.slice(0, proposal.revision), rules), 'origins'));
  yield tried('verdict', () => differencesOf(proposed, proposalIn(judge(path)), 'proposal.recorded'));
  yield tried('trace', () => differencesOf(proposal.trace, traceOf(judge(path)), 'proposal.trace'));
  yield tried('second-opinion', () => {
    const { scheme: _scheme, dossier: _dossier, verdict: _verdict, ...verdict } = proposed;
    return differencesOf(verdict, secondOpinion(rules, JSON.stringify(dossierOf(path, rules))), 'proposal.recorded');
  });
}

function proposalIn(judged: ReturnType<Judge>): unknown {
  return judged && 'proposal' in judged ? judged.proposal : judged;
}

/** Facts that no path of ours can hold stop whoever reads them: that too is an answer. */
function tried(check: CheckName, find: () => readonly Difference[]): Finding {
  try {
    return [check, find()];
  } catch (failure) {
    return [check, [{ at: 'facts', recorded: null, found: messageOf(failure) }]];
  }
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

/** The jury spoke on a proposal that had seen every fact, and departed from it where the record says so. */
function decisionFindings({ facts, proposal, decision }: DecisionRecord, rules: Certification): readonly Difference[] {
  const { departs, decision: name, blocks } = decision.recorded;
  const path = foldedTo(decision.revision - 1, facts);
  if ('broken' in path) return path.broken;
  const presented = presentedBlocks(rules, path).blocks;
  const pronounced = { decision: name as PronouncedName, blocks, presented };
  return [
    ...differencesOf(decision.recorded.proposal, proposal.revision, 'decision.recorded.proposal'),
    ...differencesOf(decision.recorded.proposal, currentProposal(path)?.revision, 'decision.recorded.proposal'),
    ...differencesOf(departs, departsFromProposal(path, pronounced), 'decision.recorded.departs'),
  ];
}
