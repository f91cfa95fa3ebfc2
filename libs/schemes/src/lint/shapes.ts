import type { Expression } from '../language/expression.js';
import type { Rule } from '../language/rules.js';
import type { Scheme } from '../language/scheme.js';
import { groupBy, type Check, type Found } from './check.js';
import { failsBlank, metUnder } from './reach.js';
import type { Survey } from './survey.js';

/** Rules against their own kind: those built alike, and those that say again what a choice says. */
export const shapeChecks: readonly Check[] = [
  { code: 'odd-test', severity: 'error', find: oddTests },
  { code: 'odd-part', severity: 'error', find: oddParts },
  { code: 'refuses-what-is-not-entered', severity: 'error', find: refusingBlanks },
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

/** Within one list of a test, a part that alone has, or alone lacks, the negation of all the others. */
function oddParts({ scheme, at }: Survey): Found[] {
  return scheme.rules
    .filter((rule) => listsIn(rule.test).some(hasOddPart))
    .map((rule) => ({
      places: [at(rule)],
      en: `${rule.code} lists parts that are all alike, but for a negation in one of them.`,
      fr: `${rule.code} énumère des parties toutes semblables, à une négation près.`,
    }));
}

function listsIn(expression: Expression): readonly (readonly Expression[])[] {
  if ('not' in expression) return listsIn(expression.not);
  const parts = 'all' in expression ? expression.all : 'any' in expression ? expression.any : [];
  return parts.length === 0 ? [] : [parts, ...parts.flatMap(listsIn)];
}

function hasOddPart(parts: readonly Expression[]): boolean {
  const alike = groupBy(parts, (part) => groupNamedIn(part, false)).filter(([, those]) => those.length > 2);
  return alike.some(([, those]) => {
    const sizes = groupBy(those, (part) => groupNamedIn(part, true)).map(([, same]) => same.length);
    return sizes.length === 2 && sizes.includes(1);
  });
}

/** The shape of a part with the set that it looks into, without the item. */
function groupNamedIn(part: Expression, negations: boolean): string {
  const inner = 'not' in part ? part.not : part;
  const set = 'contains' in inner ? inner.contains.set : '';
  return `${shapeOf(part, negations)} ${set}`;
}

/** What a dossier must satisfy to be taken in cannot be failed by what was not entered yet. */
function refusingBlanks({ scheme, at }: Survey): Found[] {
  const { verdict, rules } = scheme;
  if (verdict.mode === 'computed') return [];
  return rules
    .filter((rule) => verdict.requires.includes(rule.code) && failsBlank(rule, scheme))
    .map((rule) => ({
      places: [at(rule)],
      en: `${rule.code} refuses a dossier in which nothing is entered yet of ${rule.each?.over}.`,
      fr: `${rule.code} refuse un dossier où rien n’est encore saisi dans ${rule.each?.over}.`,
    }));
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
