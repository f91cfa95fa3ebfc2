import { programOf } from '../engine/compile.js';
import { judgeOf } from '../engine/judged-rules.js';
import { compileScheme } from '../engine/propose.js';
import type { Verdict } from '../engine/verdict.js';
import type { Scheme } from '../language/scheme.js';
import { JsonFault, parseJson, type Json } from './json.js';
import { readDossier, type DossierFault, type ReadDossier } from './read-dossier.js';

export type Deliberation = { readonly verdict: Verdict } | { readonly errors: readonly DossierFault[] };

/** From the text of a dossier to a verdict, or to everything that is wrong with it at once. */
export function compileDeliberation(scheme: Scheme): (text: string) => Deliberation {
  const propose = compileScheme(scheme);
  const read = compileReading(scheme);
  return (text) => {
    const dossier = read(text);
    return 'errors' in dossier ? dossier : { verdict: propose(dossier.facts, dossier.derogations) };
  };
}

/** From the text of a dossier to its facts, once they meet what the scheme requires of any dossier. */
export function compileReading(scheme: Scheme): (text: string) => ReadDossier {
  const program = programOf(scheme.facts, scheme.rules);
  const { verdict } = scheme;
  const required = verdict.mode === 'for_jury' ? verdict.requires : [];
  const requirements = required.map((code) => ({
    rule: program.rule(code),
    judge: judgeOf(code, ['requirement'], program),
  }));
  return (text) => {
    const json = readText(text);
    if ('errors' in json) return json;
    const read = readDossier(scheme.facts, json.value);
    if ('errors' in read) return read;
    const errors = requirements.flatMap(({ rule, judge }) =>
      judge(read.facts).reasons.map((code) => ({ code, path: '', message: rule.label, messageFr: rule.labelFr })),
    );
    return errors.length > 0 ? { errors } : read;
  };
}

function readText(text: string): { readonly value: Json } | { readonly errors: readonly DossierFault[] } {
  try {
    return { value: parseJson(text) };
  } catch (fault) {
    if (fault instanceof JsonFault) {
      const { line, column, message, messageFr } = fault;
      return { errors: [{ code: 'UNKNOWN:json', path: `${line}:${column}`, message, messageFr }] };
    }
    throw fault;
  }
}
