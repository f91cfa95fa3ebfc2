import {
  currentProposal,
  departsFromProposal,
  type EnrolledCandidacy,
  type PronouncedName,
} from '@parchemin/candidacy';
import { dossierOf, judgeBy, presentedBlocks } from '@parchemin/commands/judging';
import { Certification, fingerprintOfDocument, schemesOf } from '@parchemin/schemes';
import { differencesOf, type Difference } from './differences.js';
import { originsOf } from './origins.js';
import { traceOf } from './record-of-decision.js';
import { pathAt, type RecordedFact } from './recorded-fact.js';
import type { DecisionRecord } from './record-format.js';
import type { CheckName, Verifying } from './verification.js';

type Finding = readonly [CheckName, readonly Difference[]];

/** Each check of a record of the right shape; those that an earlier one leaves without ground are not made. */
export function* findingsOf(record: DecisionRecord, verifying: Verifying): Generator<Finding> {
  const rules = Certification.safeParse(record.scheme.document);
  yield ['scheme', [...schemeFindings(record, verifying), ...(rules.success ? [] : faultsIn(rules.error))]];
  const broken = chainFindings(record);
  const path = broken.length === 0 ? foldedTo(record.proposal.revision - 1, record.facts) : null;
  if (path === null || 'broken' in path) {
    yield ['facts', [...broken, ...(path?.broken ?? [])]];
    return;
  }
  yield ['facts', []];
  if (!rules.success) return;
  yield* rulesFindings(record, path, rules.data, verifying);
  yield ['decision', decisionFindings(record, rules.data)];
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

/** Whole, in order, each its own, and ending with the decision on the proposal that the record names. */
function chainFindings({ candidacy, facts, proposal, decision }: DecisionRecord): readonly Difference[] {
  const [proposed, decided] = [facts[proposal.revision], facts.at(-1)];
  const twice = facts.find(({ id }, index) => facts.findIndex((other) => other.id === id) !== index);
  const named = (fact: typeof decided, type: string, part: typeof proposal | typeof decision, at: string) => [
    ...differencesOf(
      { revision: part.revision, fact: part.fact, type },
      { revision: fact?.revision, fact: fact?.id, type: fact?.type },
      at,
    ),
    ...differencesOf(part.recorded, fact?.data, `${at}.recorded`),
  ];
  return [
    ...facts.flatMap(({ revision, commandId }, index) => [
      ...differencesOf(revision, index, `facts.${index}.revision`),
      // The process names its candidacy in each of its commands.
      ...differencesOf(/^process:([^/]+)\//.exec(commandId)?.[1] ?? candidacy, candidacy, `facts.${index}.commandId`),
    ]),
    ...(twice ? [{ at: `facts.${twice.revision}.id`, recorded: twice.id, found: 'twice' }] : []),
    ...named(proposed, 'DecisionProposed', proposal, 'proposal'),
    ...named(decided, 'DecisionPronounced', decision, 'decision'),
  ];
}

function foldedTo(
  revision: number,
  facts: readonly RecordedFact[],
): EnrolledCandidacy | { readonly broken: readonly Difference[] } {
  try {
    const path = pathAt(facts, revision);
    if (path.status !== 'absent') return path;
    return { broken: [{ at: 'facts', recorded: 'nobody is enrolled', found: null }] };
  } catch (failure) {
    // Facts that cannot follow each other stop the fold: that is what was asked.
    return { broken: [{ at: 'facts', recorded: failure instanceof Error ? failure.message : '', found: null }] };
  }
}

function* rulesFindings(
  record: DecisionRecord,
  path: EnrolledCandidacy,
  rules: Certification,
  { secondOpinion }: Verifying,
): Generator<Finding> {
  const { scheme, schemeVersion } = path.enrolment;
  const dossier = dossierOf(path, rules);
  yield [
    'dossier',
    [
      ...differencesOf(`${record.scheme.id}@${record.scheme.version}`, `${scheme}@${schemeVersion}`, 'scheme'),
      ...differencesOf(record.dossier, dossier, 'dossier'),
    ],
  ];
  const before = record.facts.slice(0, record.proposal.revision);
  yield ['origins', differencesOf(record.origins, originsOf(before, rules), 'origins')];
  const judged = judgeBy(schemesOf([], [rules]))(path);
  const again = judged === null || 'refused' in judged ? judged : judged.proposal;
  const { proposedAt: _, ...proposed } = record.proposal.recorded;
  yield ['verdict', differencesOf(proposed, again, 'proposal.recorded')];
  yield ['trace', differencesOf(record.proposal.trace, traceOf(judged), 'proposal.trace')];
  const { scheme: _scheme, dossier: _dossier, verdict: _verdict, ...verdict } = proposed;
  yield ['second-opinion', secondFindings(verdict, () => secondOpinion(rules, JSON.stringify(dossier)))];
}

function secondFindings(verdict: object, ask: () => object): readonly Difference[] {
  try {
    return differencesOf(verdict, ask(), 'proposal.recorded');
  } catch (failure) {
    // It expects what the first implementation found valid; where that one refuses, this one may stumble.
    return [{ at: 'dossier', recorded: null, found: failure instanceof Error ? failure.message : '' }];
  }
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
