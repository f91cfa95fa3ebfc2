import type { Operator } from '../language/expression.js';
import type { CriterionState, DecisionName, MasteryState, VerdictTrace } from '../engine/verdict.js';

export type Language = 'fr' | 'en';

/** Every word that an explanation needs and that the trace does not carry. */
export interface Words {
  readonly decisions: Readonly<Record<DecisionName, string>>;
  readonly titles: Readonly<Record<Title, string>>;
  readonly titled: (title: string) => string;
  readonly label: (labelled: { readonly label: string; readonly labelFr: string }) => string;
  readonly blocks: (codes: readonly string[]) => string;
  readonly credits: (total: number) => string;
  readonly needed: (operator: Operator, value: string) => string;
  readonly counted: (count: string, of: number) => string;
  readonly lacking: (items: string) => string;
  readonly nothingDecided: string;
  readonly notEntered: string;
  readonly fails: (label: string) => string;
  readonly holds: (label: string) => string;
  readonly where: (cited: Cited, reading: string | null) => string;
  readonly derogation: (derogation: VerdictTrace['derogations'][number]) => string;
  readonly criteria: Readonly<Record<CriterionState, string>>;
  readonly competencies: Readonly<Record<MasteryState, string>>;
  readonly number: (text: string) => string;
  readonly finish: (text: string) => string;
}

type Title =
  | 'proposal'
  | 'soFar'
  | 'missingSoFar'
  | 'document'
  | 'against'
  | 'alsoUnmet'
  | 'reserves'
  | 'awaited'
  | 'derogations'
  | 'met'
  | 'presented'
  | 'variants'
  | 'competencies'
  | 'criteria';

const french: Words = {
  decisions: {
    admitted: 'admis, le titre est attribué.',
    admitted_with_reserve: 'admis avec réserve, le titre est attribué ; sa remise attend que la réserve soit levée.',
    not_admissible: 'non admissible, le grand oral n’est pas ouvert.',
    partial: 'validation partielle, le titre n’est pas attribué.',
    refused: 'refusé, le titre n’est pas attribué.',
    undetermined: 'indéterminée, il manque des éléments qui peuvent la changer.',
    for_jury: 'au jury de décider, le document ne donne aucune règle de calcul.',
    block_awarded: 'le bloc est attribué.',
    block_refused: 'le bloc n’est pas attribué.',
  },
  titles: {
    proposal: 'Proposition',
    soFar: 'À ce jour',
    missingSoFar: 'Ce qu’il manque encore',
    document: 'Document',
    against: 'Ce qui s’y oppose',
    alsoUnmet: 'Déjà insuffisant par ailleurs',
    reserves: 'Réserves',
    awaited: 'Éléments attendus',
    derogations: 'Dérogations',
    met: 'Conditions remplies',
    presented: 'Blocs présentés',
    variants: 'Modalité remplacée pour un bloc seul',
    competencies: 'Compétences',
    criteria: 'Critères',
  },
  titled: (title) => `${title} :`,
  label: ({ labelFr }) => labelFr,
  blocks: (codes) => (codes.length === 0 ? 'Aucun bloc validé.' : `Blocs validés : ${codes.join(', ')}.`),
  credits: (total) => `Crédits acquis : ${total}.`,
  needed: (operator, value) => `il faut ${frenchOperator[operator]} ${value}`,
  counted: (count, of) => `${count} sur ${of}`,
  lacking: (items) => ` ; insuffisant : ${items}`,
  nothingDecided: 'rien n’est encore décidé ; voici ce que les règles disent de ce qui est saisi.',
  notEntered: 'rien n’est saisi',
  fails: (label) => `la condition « ${label} » n’est pas remplie`,
  holds: (label) => `la condition « ${label} » est remplie`,
  where: (cited, reading) =>
    `(document, ${placesIn(cited, ['ligne', 'lignes', 'à', 'et'])}${reading === null ? '' : ` ; lecture ${reading}`})`,
  derogation: ({ code, by, reason, applied }) => `${code}, par ${by} : ${reason}${applied ? '' : ' (sans effet)'}`,
  criteria: {
    met: 'atteint',
    not_met: 'non atteint',
    unknown: 'pas encore connu',
    not_applicable: 'sans objet',
    exempted: 'exempté, hors du compte',
  },
  competencies: { mastered: 'maîtrisée', not_mastered: 'non maîtrisée', unknown: 'pas encore connue' },
  number: (text) => text.replace('.', ','),
  // Punctuation in two parts never begins a line, and quotation marks hold on to their words.
  finish: (text) => text.replaceAll(/ ([:;!?»])/g, '\u00a0$1').replaceAll('« ', '«\u00a0'),
};

const frenchOperator: Readonly<Record<Operator, string>> = {
  '>': 'strictement plus de',
  '>=': 'au moins',
  '<': 'strictement moins de',
  '<=': 'au plus',
  '=': 'exactement',
};

const english: Words = {
  decisions: {
    admitted: 'admitted, the title is awarded.',
    admitted_with_reserve:
      'admitted with a reserve, the title is awarded; it is handed over once the reserve is lifted.',
    not_admissible: 'not admissible, the final oral is not open.',
    partial: 'partial, the title is not awarded.',
    refused: 'refused, the title is not awarded.',
    undetermined: 'undetermined, facts that could change it are missing.',
    for_jury: 'for the jury to decide, the document gives no rule to compute it.',
    block_awarded: 'the block is awarded.',
    block_refused: 'the block is not awarded.',
  },
  titles: {
    proposal: 'Proposal',
    soFar: 'So far',
    missingSoFar: 'What is still missing',
    document: 'Document',
    against: 'What stands against it',
    alsoUnmet: 'Already insufficient elsewhere',
    reserves: 'Reserves',
    awaited: 'Facts awaited',
    derogations: 'Derogations',
    met: 'Conditions met',
    presented: 'Blocks presented',
    variants: 'Modality replaced for one block alone',
    competencies: 'Competencies',
    criteria: 'Criteria',
  },
  titled: (title) => `${title}:`,
  label: ({ label }) => label,
  blocks: (codes) => (codes.length === 0 ? 'No block validated.' : `Blocks validated: ${codes.join(', ')}.`),
  credits: (total) => `Credits earned: ${total}.`,
  needed: (operator, value) => `${englishOperator[operator]} ${value} is needed`,
  counted: (count, of) => `${count} of ${of}`,
  lacking: (items) => `; insufficient: ${items}`,
  nothingDecided: 'nothing is decided yet; this is what the rules say of what is entered.',
  notEntered: 'nothing is entered',
  fails: (label) => `the condition “${label}” is not met`,
  holds: (label) => `the condition “${label}” is met`,
  where: (cited, reading) =>
    `(document, ${placesIn(cited, ['line', 'lines', 'to', 'and'])}${reading === null ? '' : `; reading ${reading}`})`,
  derogation: ({ code, by, reason, applied }) => `${code}, by ${by}: ${reason}${applied ? '' : ' (without effect)'}`,
  criteria: {
    met: 'met',
    not_met: 'not met',
    unknown: 'not yet known',
    not_applicable: 'not applicable',
    exempted: 'exempted, out of the count',
  },
  competencies: { mastered: 'mastered', not_mastered: 'not mastered', unknown: 'not yet known' },
  number: (text) => text,
  finish: (text) => text,
};

const englishOperator: Readonly<Record<Operator, string>> = {
  '>': 'strictly more than',
  '>=': 'at least',
  '<': 'strictly less than',
  '<=': 'at most',
  '=': 'exactly',
};

type Range = readonly [number, number];

interface Cited {
  readonly source: Range;
  readonly more?: readonly Range[] | undefined;
}

/** «lignes 105 à 106 et lignes 148 à 149», where a page cuts it. */
function placesIn(
  { source, more = [] }: Cited,
  [line, lines, to, and]: readonly [string, string, string, string],
): string {
  const places = [source, ...more].map(([first, last]) =>
    first === last ? `${line} ${first}` : `${lines} ${first} ${to} ${last}`,
  );
  return places.join(` ${and} `);
}

export const wordsOf: Readonly<Record<Language, Words>> = { fr: french, en: english };
