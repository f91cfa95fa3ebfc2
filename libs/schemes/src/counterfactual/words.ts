import type { Operator } from '../language/expression.js';
import type { CounterfactualAnswer } from './answer.js';

type Goal = CounterfactualAnswer['goal'];

/** Every word that an answer about smallest changes needs beside those of explanations. */
export interface ChangeWords {
  readonly goal: (goal: Goal) => string;
  readonly impossible: string;
  readonly noRule: (block: string | null) => string;
  readonly tooLarge: string;
  readonly held: string;
  readonly limited: string;
  readonly quoted: (label: string) => string;
  readonly up: (fact: string, by: string, from: string, to: string) => string;
  readonly down: (fact: string, by: string, from: string, to: string) => string;
  readonly enter: (fact: string, to: string) => string;
  readonly set: (fact: string, from: string, to: string) => string;
  readonly bounds: Readonly<Record<Operator, string>>;
  readonly namely: (value: string) => string;
  readonly range: (from: string, to: string) => string;
  readonly value: (value: string | boolean | null) => string;
  readonly all: string;
  readonly any: (n: number, of: number) => string;
  readonly joint: string;
  readonly total: (direction: 'up' | 'down' | 'both', by: string, strict: boolean) => string;
  readonly item: (fact: string, from: string | null, upTo: string, step: string) => string;
}

const french: ChangeWords = {
  goal: ({ block, awarded }) => {
    const reached = block === null ? 'le titre soit attribué' : `le bloc ${block} soit validé`;
    const lost = block === null ? 'le titre ne soit plus attribué' : `le bloc ${block} ne soit plus validé`;
    return awarded
      ? `Pour que ${reached}, il faut\u00a0:`
      : `Un seul de ces changements suffit pour que ${lost}\u00a0:`;
  },
  impossible: 'Rien de ce qui peut encore changer n’y suffit.',
  noRule: (block) =>
    `Le document ne donne aucune règle de calcul${block === null ? '' : ` pour le bloc ${block}`}\u00a0: au jury de décider, aucun changement ne peut être calculé.`,
  tooLarge: 'Les règles se croisent de trop de façons pour que les plus petits changements soient donnés.',
  held: 'Faits tenus pour acquis\u00a0:',
  limited: 'Seuls faits qui peuvent changer\u00a0:',
  quoted: (label) => `«\u00a0${label}\u00a0»`,
  up: (fact, by, from, to) => `relever ${fact} d’au moins ${by}\u00a0: de ${from} à ${to}`,
  down: (fact, by, from, to) => `abaisser ${fact} d’au moins ${by}\u00a0: de ${from} à ${to}`,
  enter: (fact, to) => `saisir ${fact}, où rien ne l’est encore\u00a0: ${to}`,
  set: (fact, from, to) => `${fact}\u00a0: passer de ${from} à ${to}`,
  bounds: { '>': 'plus de', '>=': 'au moins', '<': 'moins de', '<=': 'au plus', '=': 'exactement' },
  namely: (value) => `, soit ${value}`,
  range: (from, to) => `de ${from} à ${to}`,
  value: (value) => (value === null ? 'rien' : typeof value === 'boolean' ? (value ? 'oui' : 'non') : value),
  all: 'tout ceci\u00a0:',
  any: (n, of) => (n === 1 ? `l’un de ces ${of}, au choix\u00a0:` : `${n} de ces ${of}, au choix\u00a0:`),
  joint:
    '(un fait demandé plusieurs fois change une fois, au plus loin\u00a0; un choix qui en contient un autre est de trop)',
  total: (direction, by, strict) =>
    `${{ up: 'relever le total', down: 'abaisser le total', both: 'combler un écart' }[direction]} ${strict ? 'de plus de' : 'd’au moins'} ${by}, sans un pas de trop, avec\u00a0:`,
  item: (fact, from, upTo, step) =>
    `${fact}\u00a0: ${from === null ? 'rien encore,' : `de ${from}`} jusqu’à ${upTo}, par pas de ${step}`,
};

const english: ChangeWords = {
  goal: ({ block, awarded }) => {
    const reached = block === null ? 'the title to be awarded' : `block ${block} to be validated`;
    const lost = block === null ? 'the title no longer to be awarded' : `block ${block} no longer to be validated`;
    return awarded ? `For ${reached}, it takes:` : `Any one of these changes is enough for ${lost}:`;
  },
  impossible: 'Nothing that can still change is enough.',
  noRule: (block) =>
    `The document gives no rule to compute${block === null ? '' : ` for block ${block}`}: the jury decides, and no change can be computed.`,
  tooLarge: 'The rules interact in too many ways for the smallest changes to be given.',
  held: 'Facts held as they are:',
  limited: 'The only facts that may change:',
  quoted: (label) => `“${label}”`,
  up: (fact, by, from, to) => `raise ${fact} by at least ${by}: from ${from} to ${to}`,
  down: (fact, by, from, to) => `lower ${fact} by at least ${by}: from ${from} to ${to}`,
  enter: (fact, to) => `enter ${fact}, where nothing is entered yet: ${to}`,
  set: (fact, from, to) => `${fact}: from ${from} to ${to}`,
  bounds: { '>': 'more than', '>=': 'at least', '<': 'less than', '<=': 'at most', '=': 'exactly' },
  namely: (value) => `, that is ${value}`,
  range: (from, to) => `from ${from} to ${to}`,
  value: (value) => (value === null ? 'nothing' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : value),
  all: 'all of this:',
  any: (n, of) => `any ${n} of these ${of}:`,
  joint: '(a fact asked for several times changes once, the farthest; a choice that contains another is too much)',
  total: (direction, by, strict) =>
    `${{ up: 'raise the total by', down: 'lower the total by', both: 'make up for' }[direction]} ${strict ? 'more than' : 'at least'} ${by}, without a step too many, with:`,
  item: (fact, from, upTo, step) =>
    `${fact}: ${from === null ? 'nothing yet,' : `from ${from}`} up to ${upTo}, in steps of ${step}`,
};

export const changeWords = { fr: french, en: english } as const;
