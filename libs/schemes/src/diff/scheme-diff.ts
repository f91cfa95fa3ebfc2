import type { NamedDossier } from '../dossier/read-dossiers.js';
import type { Scheme } from '../language/scheme.js';
import type { SchemeDiffAnswer } from './change.js';
import { compareSchemes } from './compare-schemes.js';
import { dossierImpact } from './dossier-impact.js';

/** What changed from one version to another and, for given dossiers, who gets another verdict by which rule. */
export function diffSchemes(
  before: Scheme,
  after: Scheme,
  dossiers: readonly NamedDossier[] | null = null,
  onCompared?: (count: number) => void,
): SchemeDiffAnswer {
  return {
    from: referenceTo(before),
    to: referenceTo(after),
    changes: [...compareSchemes(before, after)],
    dossiers: dossiers === null ? null : dossierImpact([before, after], dossiers, onCompared),
  };
}

function referenceTo({ id, version, document }: Scheme): SchemeDiffAnswer['from'] {
  return { id, version, document };
}
