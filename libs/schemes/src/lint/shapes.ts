import type { Expression } from '../language/expression.js';
import type { Rule } from '../language/rules.js';
import type { Scheme } from '../language/scheme.js';
import { groupBy, type Check, type Found } from './check.js';
import { metUnder } from './reach.js';
import type { Survey } from './survey.js';

/** Rules against their own kind: those built alike, and those that say again what a choice says. */
export const shapeChecks: readonly Check[] = [
  { code: 'odd-test', severity: 'error', find: oddTests },
  { code: 'choice-differs-from-rule', severity: 'error', find: choicesDiffer },
];

/** Among families over the same facts, one whose test lacks a negation that its sisters have. */
function oddTests({ scheme, at }: Survey): Found[] {
  const families = scheme.rules.filter(({ each }) => each !== undefined);
  return groupBy(families, (rule) => `${rule.each?.over} ${shapeOf(rule.test, false)}`).flatMap(([, sisters]) => {
    const exact = groupBy(sisters, (rule) => shapeOf(rule.test, true));
    const [usual, ...others] = [...exact].sort(([, a], [, b]) => b.length - a.length);
    if (!usual || usual[1].length < 2) return [];
    return others.flatMap(([, odd]) =>
      odd.map((rule) => ({
        places: [at(rule), ...usual[1].map(at)] as const,
        en: `${rule.code} is built like ${usual[1].map(({ code }) => code).join(', ')}, but for a negation.`,
        fr: `${rule.code} est bâtie comme ${usual[1].map(({ code }) => code).join(', ')}, à une négation près.`,
      })),
    );
  });
}

function shapeOf(expression: Expression, negations: boolean): string {
  if ('not' in expression) {
    const inner = shapeOf(expression.not, negations);
    return negations ? `not(${inner})` : inner;
  }
  const [kind = ''] = Object.keys(expression);
  if ('all' in expression) return `all(${expression.all.map((part) => shapeOf(part, negations)).join()})`;
  if ('any' in expression) return `any(${expression.any.map((part) => shapeOf(part, negations)).join()})`;
  return kind;
}

/** «exactly one of»: the rule of the same code or reading must hold for one block alone, and for no other number. */
function choicesDiffer({ scheme, at }: Survey): Found[] {
  return scheme.choices.flatMap((choice) => {
    const rule = ruleOfChoice(choice, scheme);
    if (!rule) return [];
    const wrong = subsetsOf(choice.exactlyOneOf).filter(
      (chosen) =>
        metUnder(rule.test, chosenFacts(choice.exactlyOneOf, chosen, scheme), scheme) !== (chosen.length === 1),
    );
    if (wrong.length === 0) return [];
    const told = wrong.map((chosen) => chosen.join(' + ') || '∅').join(', ');
    return [
      {
        places: [at(rule), at(choice)] as const,
        en: `${choice.code} is exactly one of ${choice.exactlyOneOf.join(', ')}, and ${rule.code} judges otherwise: ${told}.`,
        fr: `${choice.code} est exactement un bloc parmi ${choice.exactlyOneOf.join(', ')} et ${rule.code} en juge autrement (${told}).`,
      },
    ];
  });
}

function ruleOfChoice(choice: Scheme['choices'][number], { rules }: Scheme): Rule | undefined {
  return (
    rules.find(({ code }) => code === choice.code) ??
    rules.find(({ reading }) => reading !== null && reading === choice.reading)
  );
}

function subsetsOf(blocks: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: 2 ** Math.min(blocks.length, mostBlocks) }, (_, at) =>
    blocks.filter((_block, index) => ((at >> index) & 1) === 1),
  );
}

/** More optional blocks than this are judged by the first of them. */
const mostBlocks = 8;

function chosenFacts(
  blocks: readonly string[],
  chosen: readonly string[],
  { facts }: Scheme,
): ReadonlyMap<string, boolean> {
  const sets = facts.filter(({ kind }) => kind === 'set').map(({ group }) => group);
  return new Map(
    sets.flatMap((set) =>
      blocks.map((item) => [JSON.stringify({ contains: { set, item } }), chosen.includes(item)] as const),
    ),
  );
}
