import { createHash } from 'node:crypto';
import type { EnrolledCandidacy, ProposedVerdict } from '@parchemin/candidacy';
import type { Refusal } from '@parchemin/kernel';
import {
  compileDeliberation,
  type Certification,
  type Deliberation,
  type Schemes,
  type Verdict,
} from '@parchemin/schemes';
import { dossierOf } from './dossier.js';

export interface Judged {
  readonly scheme: Certification;
  readonly verdict: Verdict;
  readonly proposal: ProposedVerdict;
}

/** The rules cannot be applied to these facts at all; each fault by its code. */
export type DossierInvalid = Refusal<'DossierInvalid'> & { readonly codes: readonly string[] };

/** Null when the rules of the scheme's version are not known here. */
export type Judge = (path: EnrolledCandidacy) => Judged | DossierInvalid | null;

/** The engine on the facts of a candidacy, under the version of the rules that governs it; each version is compiled once. */
export function judgeBy(schemes: Schemes): Judge {
  const compiled = new Map<Certification, (text: string) => Deliberation>();
  return (path) => {
    const scheme = schemes.certification(path.enrolment.scheme, path.enrolment.schemeVersion);
    if (!scheme) return null;
    const deliberate = compiled.get(scheme) ?? compileDeliberation(scheme);
    compiled.set(scheme, deliberate);
    const dossier = JSON.stringify(dossierOf(path, scheme));
    const deliberation = deliberate(dossier);
    if ('errors' in deliberation) {
      return { refused: 'DossierInvalid', codes: deliberation.errors.map(({ code }) => code) };
    }
    const { verdict } = deliberation;
    return { scheme, verdict, proposal: proposalOf(verdict, dossier) };
  };
}

function proposalOf({ scheme, version, trace: _, ...codes }: Verdict, dossier: string): ProposedVerdict {
  const rules = `${scheme}@${version}`;
  return { ...codes, scheme: rules, dossier: digest(dossier), verdict: digest(JSON.stringify([rules, codes])) };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
