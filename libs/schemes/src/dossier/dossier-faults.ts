import { JsonNumber, type Json } from './json.js';
import type { Kind } from './accepted-values.js';

/** One thing that is wrong with a dossier: where, what was expected there, and what was found. */
export interface DossierFault {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly messageFr: string;
}

export interface Labels {
  readonly label: string;
  readonly labelEn?: string | undefined;
}

type Told = Pick<DossierFault, 'message' | 'messageFr'>;

/** A key that the scheme does not know, beside those that it knows there. */
export function stranger(path: string, known: readonly string[]): Told {
  return {
    message: `«${path}» is not known here; expected: ${some(known)}`,
    messageFr: `« ${path} » n’est pas connu ici ; attendu : ${some(known)}`,
  };
}

/** What the scheme asks for and the dossier leaves out; where null is an answer, it says that it is not known. */
export function absent(path: string, nullable: boolean): Told {
  return {
    message: `«${path}» is missing${nullable ? '; null says that it is not known' : ''}`,
    messageFr: `« ${path} » manque${nullable ? ' ; null dit que ce n’est pas connu' : ''}`,
  };
}

/** An entry of another kind, or out of its range. */
export function unlike(
  path: string,
  { label, labelEn = label }: Labels,
  kind: Kind,
  nullable: boolean,
  json: Json,
): Told {
  const [en, fr] = expected(kind);
  return {
    message: `«${path}» (${labelEn}) must be ${en}${nullable ? ', or null' : ''}; got ${received(json)[0]}`,
    messageFr: `« ${path} » (${label}) doit être ${fr}${nullable ? ', ou null' : ''} ; reçu ${received(json)[1]}`,
  };
}

/** An entry that should hold others by name. */
export function noObject(path: string, items: number, nullable: boolean, json: Json): Told {
  return {
    message: `«${path}» must be an object with its ${items} entries${nullable ? ', or null' : ''}; got ${received(json)[0]}`,
    messageFr: `« ${path} » doit être un objet avec ses ${items} entrées${nullable ? ', ou null' : ''} ; reçu ${received(json)[1]}`,
  };
}

export function noList(path: string, members: readonly string[], json: Json): Told {
  return {
    message: `«${path}» must be a list of ${some(members)}; got ${received(json)[0]}`,
    messageFr: `« ${path} » doit être une liste prise dans ${some(members)} ; reçu ${received(json)[1]}`,
  };
}

export function noMember(path: string, members: readonly string[], json: Json): Told {
  return {
    message: `«${path}» must be one of ${some(members)}; got ${received(json)[0]}`,
    messageFr: `« ${path} » doit être pris dans ${some(members)} ; reçu ${received(json)[1]}`,
  };
}

export const derogationIncomplete: Told = {
  message: 'a derogation needs «code», «by» and «reason», as texts',
  messageFr: 'une dérogation a besoin de « code », « by » et « reason », en texte',
};

export const noDossier: Told = {
  message: 'an object with the fact groups was expected',
  messageFr: 'un objet avec les groupes de faits est attendu',
};

function expected(kind: Kind): readonly [string, string] {
  if (kind.kind === 'boolean') return ['true or false', 'true ou false'];
  if (kind.kind === 'choice') return [`one of ${some(kind.values)}`, `pris dans ${some(kind.values)}`];
  return kind.kind === 'integer'
    ? [`a whole number from ${kind.min} to ${kind.max}`, `un entier de ${kind.min} à ${kind.max}`]
    : [`a number from ${kind.min} to ${kind.max}`, `un nombre de ${kind.min} à ${kind.max}`];
}

// As much of a value as finds it again in the file.
const longestQuote = 40;

function received(json: Json): readonly [string, string] {
  if (json instanceof JsonNumber) return both(json.text.slice(0, longestQuote));
  if (json === null || typeof json === 'boolean') return both(String(json));
  if (typeof json === 'string') return both(JSON.stringify(json.slice(0, longestQuote)));
  return Array.isArray(json) ? ['a list', 'une liste'] : ['an object', 'un objet'];
}

function both(text: string): readonly [string, string] {
  return [text, text];
}

// Enough of the codes to see how they are made.
const mostShown = 12;

function some(codes: readonly string[]): string {
  return codes.length > mostShown ? `${codes.slice(0, mostShown).join(', ')} …` : codes.join(', ');
}
