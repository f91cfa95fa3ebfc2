import { assertNever } from '@parchemin/kernel';
import type { FactGroup } from '../language/facts.js';
import type { Scheme } from '../language/scheme.js';
import type { Check, Found } from './check.js';
import { mentionsIn, mentionsInMeasure, type Mention } from './expressions.js';
import type { Place, Survey } from './survey.js';

/** What the expressions of rules name: fact groups, their items and fields, parameters, other rules. */
export const ruleReferenceChecks: readonly Check[] = [
  { code: 'dangling-fact', severity: 'error', find: danglingFacts },
  { code: 'missing-parameter', severity: 'error', find: missingParameters },
  { code: 'items-without-element', severity: 'error', find: itemsWithoutElement },
  { code: 'element-without-item', severity: 'error', find: elementsWithoutItem },
];

interface Placed {
  readonly place: Place;
  readonly mention: Mention;
}

function mentionsOf({ scheme, at }: Survey): readonly Placed[] {
  const { verdict } = scheme;
  const ofRules = scheme.rules.flatMap((rule) => {
    const own = mentionsIn(rule.test, rule.each?.over ?? null);
    const over = rule.each
      ? [{ kind: 'over' as const, name: rule.each.over, items: rule.each.items ?? [], within: null }]
      : [];
    return [...over, ...own].map((mention) => ({ place: at(rule), mention }));
  });
  if (verdict.mode !== 'computed') return ofRules;
  return [
    ...ofRules,
    ...verdict.reserves.flatMap((each) => mentionsIn(each.when, null).map((mention) => ({ place: at(each), mention }))),
    ...verdict.measures.flatMap((each) =>
      mentionsInMeasure(each.measure, null).map((mention) => ({ place: at(each), mention })),
    ),
    ...verdict.credits.flatMap((each) => {
      const over = scheme.rules.find(({ code }) => code === each.rule)?.each?.over;
      return over === undefined
        ? []
        : [{ place: at(each), mention: { kind: 'over' as const, name: over, items: [each.item], within: null } }];
    }),
  ];
}

function danglingFacts(survey: Survey): Found[] {
  return mentionsOf(survey).flatMap(({ place, mention }) => {
    const fault = faultOf(mention, survey.scheme);
    if (fault === null) return [];
    return [
      {
        places: [place],
        en: `The rule speaks of ${fault}, which the scheme does not declare.`,
        fr: `La règle parle de ${fault}, que le référentiel ne déclare pas.`,
      },
    ];
  });
}

function faultOf(mention: Mention, scheme: Scheme): string | null {
  switch (mention.kind) {
    case 'rule':
      return scheme.rules.some(({ code }) => code === mention.name) ? null : mention.name;
    case 'param':
      return mention.within === null ? `param:${mention.name}` : null;
    case 'over':
    case 'member': {
      const group = groupNamed(scheme, mention.name);
      if (!group) return mention.name;
      return mention.items.find((item) => group.items !== null && !group.items.includes(item)) ?? null;
    }
    case 'fact':
      return faultOfFact(mention.name, mention.within, scheme);
    default:
      return assertNever(mention);
  }
}

function faultOfFact(reference: string, within: string | null, scheme: Scheme): string | null {
  const dot = reference.indexOf('.');
  const group = groupNamed(scheme, dot < 0 ? reference : reference.slice(0, dot));
  if (!group) return reference;
  const rest = dot < 0 ? '' : reference.slice(dot + 1);
  if (rest === '') return group.items === null ? null : reference;
  const fields = group.kind === 'record' ? Object.keys(group.fields) : [];
  const field = fields.find((name) => rest.endsWith(`.${name}`));
  if (group.kind === 'record' && field === undefined) return reference;
  const item = field === undefined ? rest : rest.slice(0, -field.length - 1);
  if (item === '*') return within === null ? reference : null;
  return group.items?.includes(item) ? null : reference;
}

/** A comparison with a parameter fails for an item that has none: each item run through must have its own. */
function missingParameters(survey: Survey): Found[] {
  const { scheme, within } = survey;
  const asked = mentionsOf(survey).flatMap(({ place, mention }) =>
    mention.kind === 'param' && mention.within !== null ? [{ place, name: mention.name, over: mention.within }] : [],
  );
  const once = new Map(asked.map((each) => [`${each.name} ${each.over}`, each] as const));
  return [...once.values()].flatMap(({ place, name, over }) => {
    const group = groupNamed(scheme, over);
    const missing = (group?.items ?? []).filter((item) => group?.parameters[name]?.[item] === undefined);
    return missing.map((item) => ({
      places: [within(group!, item), place] as const,
      en: `${item} has no «${name}», which a rule compares it with: it could never count.`,
      fr: `${item} n’a pas de valeur « ${name} » alors qu’une règle l’y compare, et ne pourrait jamais compter.`,
    }));
  });
}

/** Items named after elements must be all of them, and nothing else. */
function itemsWithoutElement({ scheme, within, at }: Survey): Found[] {
  return scheme.facts.flatMap((group) => {
    const items = group.items ?? [];
    const elements = elementsBehind(items, scheme);
    if (!elements) return [];
    const codes = new Set(elements.map(({ code }) => code));
    const strangers = items.filter((item) => !codes.has(item));
    const home = { places: [at(group)] as const };
    return [
      ...strangers.map((item) => ({
        places: [within(group, item)] as const,
        en: `${item} is awaited in ${group.group}, and no element bears this code.`,
        fr: `${item} est attendu dans ${group.group}, mais aucun élément ne porte ce code.`,
      })),
      ...Object.entries(group.parameters).flatMap(([name, values]) =>
        Object.keys(values)
          .filter((item) => !items.includes(item))
          .map((item) => ({
            ...home,
            en: `${group.group} gives ${item} a «${name}», and ${item} is none of its items.`,
            fr: `${group.group} donne une valeur « ${name} » à ${item}, qui n’est pas de ses éléments.`,
          })),
      ),
    ];
  });
}

/** What is judged must have a place where it is entered. */
function elementsWithoutItem({ scheme, criteria, at }: Survey): Found[] {
  const { verdict } = scheme;
  const active = criteria.map(({ criterion }) => criterion).filter(({ repeats }) => repeats === null);
  const homes = [
    ...(verdict.mode === 'for_jury' ? [{ groups: [verdict.criteria].flat(), elements: active }] : []),
    ...(verdict.mode === 'for_jury' && verdict.exempted !== null
      ? [{ groups: [verdict.exempted], elements: active }]
      : []),
    ...scheme.facts
      .filter(({ group }) => !judgedGroups(scheme).includes(group))
      .flatMap((group) => wholeKind(group, scheme)),
  ];
  return homes.flatMap(({ groups, elements }) => {
    const facts = scheme.facts.filter(({ group }) => groups.includes(group));
    const items = facts.flatMap((group) => group.items ?? []);
    return elements
      .filter(({ code }) => !items.includes(code))
      .map((element) => ({
        places: [at(element), ...facts.map(at)] as const,
        en: `${element.code} is judged, and ${groups.join(', ')} has no place to enter it.`,
        fr: `${element.code} est jugé mais n’a pas de place pour être saisi dans ${groups.join(', ')}.`,
      }));
  });
}

/** Criteria may be shared out among several groups: only together must these hold them all. */
function judgedGroups({ verdict }: Scheme): readonly string[] {
  return verdict.mode === 'for_jury' ? [...[verdict.criteria].flat(), verdict.exempted ?? ''] : [];
}

/** A group that holds nearly all elements of a kind is meant to hold all of them. */
function wholeKind(group: FactGroup, scheme: Scheme) {
  const elements = elementsBehind(group.items ?? [], scheme);
  const held = elements?.filter(({ code }) => group.items?.includes(code)).length ?? 0;
  return elements && held >= elements.length * nearlyAll ? [{ groups: [group.group], elements }] : [];
}

const nearlyAll = 0.7;

/** The kind of elements that the items of a group are named after, when most of them are. */
export function elementsBehind(items: readonly string[], scheme: Scheme): readonly { readonly code: string }[] | null {
  const criteria = [...scheme.blocks, ...scheme.assessments].flatMap((owner) => owner.criteria);
  const points = scheme.rubric.flatMap((section) => section.items);
  const { competencies, blocks, transversal, assessments, units } = scheme;
  const candidates = [criteria, competencies, blocks, transversal, points, assessments, units];
  const share = (elements: readonly { readonly code: string }[]): number =>
    items.filter((item) => elements.some(({ code }) => code === item)).length / items.length;
  return candidates.find((elements) => items.length > 0 && share(elements) >= enoughToTell) ?? null;
}

/** Half of the items: fewer may bear the same codes by chance. */
const enoughToTell = 0.5;

export function groupNamed(scheme: Scheme, name: string): FactGroup | undefined {
  return scheme.facts.find(({ group }) => group === name);
}
