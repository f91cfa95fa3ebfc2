import type { DecisionPronounced, DecisionProposed } from '@parchemin/candidacy';
import { dossierOf, judgeBy, type DossierInvalid, type Judge } from '@parchemin/commands/judging';
import type { Refusal } from '@parchemin/kernel';
import { fingerprintOfDocument, schemesOf, verdictJson, type Certification } from '@parchemin/schemes';
import { originsOf } from './origins.js';
import { formatName, type DecisionRecord } from './record-format.js';
import { pathAt, type RecordedFact } from './recorded-fact.js';
import { sealOf } from './seal.js';

export type NoRecord = Refusal<'NoDecision'> | DossierInvalid;

/** A version of a certification as it is written, and as it is read. */
export interface SchemeText {
  readonly document: Readonly<Record<string, unknown>>;
  readonly certification: Certification;
}

/** The document of the decision at a revision; of the one that stands where none is named. */
export function recordOfDecision(
  candidacy: string,
  facts: readonly RecordedFact[],
  schemeText: (id: string, version: number) => SchemeText | undefined,
  revision: number | null = null,
): DecisionRecord | NoRecord {
  const decided = revision ?? standingDecision(facts);
  const decision = facts.find((fact) => fact.revision === decided && fact.type === 'DecisionPronounced');
  if (!decision) return { refused: 'NoDecision' };
  const pronounced = decision.data as DecisionPronounced['data'];
  const proposal = facts[pronounced.proposal];
  const before = facts.slice(0, pronounced.proposal);
  const path = pathAt(before, pronounced.proposal);
  if (path.status === 'absent' || !proposal) return { refused: 'NoDecision' };
  const { scheme: id, schemeVersion: version } = path.enrolment;
  const known = schemeText(id, version);
  if (!known) return { refused: 'DossierInvalid', codes: ['SCHEME_UNKNOWN'] };
  const { document, certification } = known;
  const content = {
    ...({ format: formatName, formatVersion: 1, candidacy } as const),
    scheme: { id, version, sha256: fingerprintOfDocument(document), document },
    dossier: dossierOf(path, certification),
    origins: originsOf(before, certification),
    proposal: {
      ...{ revision: proposal.revision, fact: proposal.id },
      recorded: proposal.data as DecisionProposed['data'],
      trace: traceOf(judgeBy(schemesOf([], [certification]))(path)),
    },
    decision: { revision: decision.revision, fact: decision.id, recorded: pronounced },
    facts: facts.slice(0, decision.revision + 1),
  };
  // As it will be read, so that what is sealed is what JSON keeps of it.
  const asWritten = JSON.parse(JSON.stringify(content)) as Omit<DecisionRecord, 'sha256'>;
  return { ...asWritten, sha256: sealOf(asWritten) };
}

/** Why the rules say so, as JSON; nothing where they cannot be applied. */
export function traceOf(judged: ReturnType<Judge>): Readonly<Record<string, unknown>> {
  if (judged === null || 'refused' in judged) return {};
  return (JSON.parse(verdictJson(judged.verdict)) as { trace: Record<string, unknown> }).trace;
}

function standingDecision(facts: readonly RecordedFact[]): number | null {
  const path = pathAt(facts, facts.length);
  return path.status === 'absent' ? null : (path.decision?.revision ?? null);
}
