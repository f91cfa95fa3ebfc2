import { JsonFault, JsonNumber, parseJson, spellJson, type Json } from './json.js';

/** A dossier among others: what its file calls it, and its own text, each number as it was written. */
export interface NamedDossier {
  readonly name: string;
  readonly text: string;
}

export type ReadDossiers = { readonly dossiers: readonly NamedDossier[] } | { readonly fault: JsonFault };

/** A file with many dossiers: a JSON array, or one dossier on each line. */
export function readDossiers(text: string): ReadDossiers {
  try {
    const all = /^\s*\[/.test(text) ? arrayIn(text) : linesIn(text);
    return { dossiers: all.map((json, at) => ({ name: nameOf(json) ?? String(at + 1), text: spellJson(json) })) };
  } catch (fault) {
    if (fault instanceof JsonFault) return { fault };
    throw fault;
  }
}

function arrayIn(text: string): readonly Json[] {
  const whole = parseJson(text);
  return Array.isArray(whole) ? whole : [whole];
}

function linesIn(text: string): readonly Json[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [parseJson(line)];
    } catch (fault) {
      // The reader counts from its own beginning, which is one line of many.
      if (fault instanceof JsonFault) throw new JsonFault(at + 1, fault.column, fault.what);
      throw fault;
    }
  });
}

function nameOf(json: Json): string | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || json instanceof JsonNumber) return null;
  const name = naming.map((key) => json[key]).find((value) => value !== undefined && value !== null);
  if (name instanceof JsonNumber) return name.text;
  return typeof name === 'string' ? name : null;
}

const naming = ['id', 'reference', 'candidacy', 'name'];
