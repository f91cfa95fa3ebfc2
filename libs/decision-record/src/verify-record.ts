import { parseJson, JsonFault } from '@parchemin/schemes';
import { differencesOf, type Difference } from './differences.js';
import { DecisionRecord, formatName } from './record-format.js';
import { findingsOf } from './refound.js';
import { sealOf } from './seal.js';
import { checkNames, type Check, type Verification, type Verifying } from './verification.js';

type Whole = Readonly<Record<string, unknown>>;

/** The document that a text holds, or why it is none of ours: then there is nothing to verify. */
export function readRecord(text: string): { readonly document: Whole } | { readonly noRecord: string } {
  try {
    // A key that stands twice, which every reader would take in its own way, is refused here.
    parseJson(text);
    const document: unknown = JSON.parse(text);
    return isOurs(document) ? { document } : { noRecord: 'format' };
  } catch (fault) {
    if (fault instanceof JsonFault || fault instanceof SyntaxError) return { noRecord: fault.message };
    throw fault;
  }
}

function isOurs(document: unknown): document is Whole {
  return typeof document === 'object' && document !== null && 'format' in document && document.format === formatName;
}

/** Everything that the document says of itself is found again, from its facts and its rules alone. */
export function verifyRecord(document: Whole, verifying: Verifying): Verification {
  const shape = DecisionRecord.safeParse(document);
  const digest = differencesOf(document['sha256'], sealOf(document), 'sha256');
  const found = new Map<string, readonly Difference[]>([['digest', digest]]);
  found.set('shape', shape.success ? [] : shape.error.issues.map(({ path, message }) => fault(path, message)));
  if (shape.success) {
    for (const [check, differences] of findingsOf(shape.data, verifying)) found.set(check, differences);
  }
  const checks = checkNames.map((check): Check => {
    const differences = found.get(check);
    return { check, holds: differences ? differences.length === 0 : null, differences: differences ?? [] };
  });
  return { verified: checks.every(({ holds }) => holds === true), ...namesOf(shape.data), checks };
}

function fault(path: readonly PropertyKey[], message: string): Difference {
  return { at: path.map(String).join('.'), recorded: message, found: null };
}

function namesOf(record: DecisionRecord | undefined): Pick<Verification, 'candidacy' | 'scheme' | 'decision'> {
  if (!record) return { candidacy: '?', scheme: '?', decision: '?' };
  const { candidacy, scheme, decision } = record;
  return { candidacy, scheme: `${scheme.id}@${scheme.version}`, decision: decision.recorded.decision };
}
