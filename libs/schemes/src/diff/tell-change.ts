import { assertNever } from '@parchemin/kernel';
import { compareRationals, parseRational } from '../engine/rational.js';
import { Expression, Measure } from '../language/expression.js';
import { nouns, quantities } from './change-words.js';
import type { Difference } from './compare-schemes.js';
import { formulaOf, measureFormula } from './formula.js';

type Json = Difference['before'];

/** One difference in a sentence, in French and in English: «règle UE_AVERAGE, opérateur : > devient >= (n’est plus strict)». */
export function tellChange(difference: Difference): { readonly fr: string; readonly en: string } {
  return { fr: tell(difference, french), en: tell(difference, english) };
}

function tell(difference: Difference, words: Words): string {
  const { kind, element, change, field, before, after } = difference;
  const place = placeOf(kind, element, words);
  const own = field === null || (element.length === 0 && field === kind) ? '' : words.noun(field);
  const named = own === '' ? place : `${place}, ${own}`;
  switch (change) {
    case 'added':
      return `${place}${words.colon}${words.appears}${called(after)}`;
    case 'removed':
      return `${place}${words.colon}${words.disappears}${called(before)}`;
    case 'moved':
      return `${named}${words.colon}${words.reordered} ${spell(after, words)}`;
    case 'changed':
      return `${named}${words.colon}${movement(difference, words)}`;
    default:
      return assertNever(change);
  }
}

/** «épreuve CC1, critère CC1.2»: a list is named by its noun, and what stands in it by its own code. */
function placeOf(kind: string, element: readonly string[], words: Words): string {
  const parts: string[] = [];
  let noun: string | null = words.noun(kind);
  for (const part of element) {
    if (noun === null && part in nouns) noun = words.noun(part);
    else {
      parts.push(noun === null ? part : `${noun} ${part}`);
      noun = null;
    }
  }
  return [...parts, ...(noun === null ? [] : [noun])].join(', ');
}

/** A list gains and loses members; anything else becomes something else. */
function movement({ element, field, before, after }: Difference, words: Words): string {
  if (isTexts(before) && isTexts(after)) {
    const [gained, lost] = [without(after, before), without(before, after)];
    if (gained.length + lost.length === 0) return `${words.reordered} ${after.join(' ')}`;
    return [
      ...(gained.length === 0 ? [] : [`${words.gains} ${gained.join(' ')}`]),
      ...(lost.length === 0 ? [] : [`${words.loses} ${lost.join(' ')}`]),
    ].join(', ');
  }
  // The minima of a fact group stand by item under the name of their parameter.
  const amount = [field, element.at(-1)].some((name) => typeof name === 'string' && quantities.has(name));
  const remark =
    field === 'operator' ? strictness(before, after, words) : amount ? comparison(before, after, words) : '';
  return `${spell(before, words, field)} ${words.becomes} ${spell(after, words, field)}${remark}`;
}

function isTexts(value: Json): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function without(all: readonly string[], some: readonly string[]): readonly string[] {
  return all.filter((each) => !some.includes(each));
}

function called(element: Json): string {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return '';
  const name = element['label'] ?? element['title'] ?? element['question'] ?? element['printed'];
  return typeof name === 'string' ? ` (${name})` : '';
}

function spell(value: Json, words: Words, field: string | null = null): string {
  if (value === null) return words.nothing;
  if (value === true || value === false) return value ? words.yes : words.no;
  if (typeof value === 'string') return value === '' ? words.nothing : value;
  if (typeof value === 'number') return String(value);
  if (field === 'source' && Array.isArray(value)) return value.map(String).join('–');
  if (Array.isArray(value))
    return value.length === 0 ? words.nothing : value.map((each) => spell(each, words)).join(' ');
  const [expression, measure] = [Expression.safeParse(value), Measure.safeParse(value)];
  if (expression.success) return formulaOf(expression.data);
  return measure.success ? measureFormula(measure.data) : JSON.stringify(value);
}

/** Whether a demand became harder or easier, where that can be read from it alone. */
function comparison(before: Json, after: Json, words: Words): string {
  const [left, right] = [parseRational(String(before)), parseRational(String(after))];
  if (left === null || right === null) return '';
  const order = compareRationals(left, right);
  return order === 0 ? '' : ` (${order < 0 ? words.raised : words.lowered})`;
}

function strictness(before: Json, after: Json, words: Words): string {
  if (before === '>=' && after === '>') return ` (${words.strict})`;
  return before === '>' && after === '>=' ? ` (${words.notStrict})` : '';
}

interface Words {
  readonly noun: (name: string) => string;
  readonly colon: string;
  readonly appears: string;
  readonly disappears: string;
  readonly reordered: string;
  readonly becomes: string;
  readonly gains: string;
  readonly loses: string;
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  readonly strict: string;
  readonly notStrict: string;
  readonly raised: string;
  readonly lowered: string;
}

const french: Words = {
  noun: (name) => nouns[name]?.[0] ?? name,
  colon: '\u00a0: ',
  appears: 'apparaît',
  disappears: 'disparaît',
  reordered: 'l’ordre devient',
  becomes: 'devient',
  gains: 'gagne',
  loses: 'perd',
  nothing: 'rien',
  yes: 'oui',
  no: 'non',
  strict: 'désormais strict',
  notStrict: 'n’est plus strict',
  raised: 'relevé',
  lowered: 'abaissé',
};

const english: Words = {
  noun: (name) => nouns[name]?.[1] ?? name,
  colon: ': ',
  appears: 'appears',
  disappears: 'disappears',
  reordered: 'the order becomes',
  becomes: 'becomes',
  gains: 'gains',
  loses: 'loses',
  nothing: 'nothing',
  yes: 'yes',
  no: 'no',
  strict: 'now strict',
  notStrict: 'no longer strict',
  raised: 'raised',
  lowered: 'lowered',
};
