import { compareRationals, parseRational, spellRational } from '../engine/rational.js';
import type { Rule } from '../language/rules.js';
import type { Scheme } from '../language/scheme.js';
import { groupBy, type Check, type Found } from './check.js';
import { comparisonsIn, type Comparison } from './expressions.js';
import { spanOf } from './possible.js';
import { canAllBeMet, canBeMetWithout } from './reach.js';
import type { Survey } from './survey.js';

/** Rules against themselves, against what they measure, and against each other. */
export const ruleChecks: readonly Check[] = [
  { code: 'unreachable', severity: 'error', find: unreachable },
  { code: 'always-met', severity: 'error', find: alwaysMet },
  { code: 'rules-conflict', severity: 'error', find: conflicts },
  { code: 'rule-implied', severity: 'warning', find: implied },
  { code: 'rule-differs-from-test', severity: 'error', find: differsFromTest },
  { code: 'figure-in-code', severity: 'error', find: figuresInCodes },
  { code: 'rule-without-effect', severity: 'warning', find: withoutEffect },
  { code: 'rule-with-two-effects', severity: 'warning', find: withTwoEffects },
];

function unreachable({ scheme, at, within, reach: of }: Survey): Found[] {
  return scheme.rules.flatMap((rule) => {
    const never = of(rule).filter(({ reach }) => !reach.met);
    return never.map(({ item }) => ({
      places: [item === null ? at(rule) : within(rule, item), at(rule)] as const,
      en: `No dossier can meet ${named(rule, item)}${mostSaid(rule, scheme)}.`,
      fr: `Aucun dossier ne peut remplir ${named(rule, item)}${mostSaidFr(rule, scheme)}.`,
    }));
  });
}

function alwaysMet({ scheme, at, reach: of }: Survey): Found[] {
  return scheme.rules
    .filter((rule) => of(rule).every(({ reach }) => !reach.failed))
    .map((rule) => ({
      places: [at(rule)],
      en: `Every dossier meets ${rule.code}: it asks for nothing.`,
      fr: `Tout dossier remplit ${rule.code}, qui ne demande donc rien.`,
    }));
}

function named(rule: Rule, item: string | null): string {
  return item === null ? rule.code : `${rule.code} (${item})`;
}

function mostSaid(rule: Rule, scheme: Scheme): string {
  const most = mostOf(rule, scheme);
  return most === null ? '' : `: it asks ${most.asked}, and at most ${most.most} can be reached`;
}

function mostSaidFr(rule: Rule, scheme: Scheme): string {
  const most = mostOf(rule, scheme);
  return most === null ? '' : `, qui demande ${most.asked} quand on ne peut dépasser ${most.most}`;
}

function mostOf({ test, each }: Rule, scheme: Scheme): { readonly asked: string; readonly most: string } | null {
  if (!('compare' in test) || !('value' in test.compare.right)) return null;
  const span = spanOf(test.compare.left, { scheme, within: each?.over ?? null, item: '' });
  return span && { asked: `${test.compare.operator} ${test.compare.right.value}`, most: spellRational(span.high) };
}

/** The rules that must all hold for the title, or for a dossier to be taken in. */
function cumulative({ rules, verdict }: Scheme): readonly Rule[] {
  const codes =
    verdict.mode === 'computed' ? [...verdict.gate, ...verdict.title.map(({ rule }) => rule)] : verdict.requires;
  return rules.filter(({ code }) => codes.includes(code));
}

function conflicts(survey: Survey): Found[] {
  const { scheme, at } = survey;
  const rules = cumulative(scheme);
  const apart = pairs(limitsOf(rules)).filter(([a, b]) => isApart(a, b) || isApart(b, a));
  const found = apart.map(([a, b]) => [a.rule, b.rule] as const);
  const reachable = rules.filter((rule) => survey.reach(rule).every(({ reach }) => reach.met));
  const together = found.length === 0 && reachable.length > 1 && !canAllBeMet(reachable, scheme) ? [reachable] : [];
  return [...found, ...together].map((those) => ({
    places: [at(those[0]!), ...those.slice(1).map(at)] as const,
    en: `No dossier meets ${those.map(({ code }) => code).join(' and ')} together, and all of them must hold.`,
    fr: `Aucun dossier ne remplit à la fois ${those.map(({ code }) => code).join(' et ')}, or toutes doivent l’être.`,
  }));
}

function implied({ scheme, at }: Survey): Found[] {
  const rules = cumulative(scheme);
  const byLimits = pairs(limitsOf(rules)).flatMap(([a, b]) =>
    isWithin(a, b)
      ? [{ weaker: b.rule, stronger: a.rule }]
      : isWithin(b, a)
        ? [{ weaker: a.rule, stronger: b.rule }]
        : [],
  );
  const byFacts = rules.flatMap((weaker) =>
    rules
      .filter((stronger) => stronger !== weaker && stronger.each?.over === weaker.each?.over)
      .filter((stronger) => !canBeMetWithout(stronger, weaker, scheme))
      .map((stronger) => ({ weaker, stronger })),
  );
  return [...byLimits, ...byFacts].map(({ weaker, stronger }) => ({
    places: [at(weaker), at(stronger)] as const,
    en: `${weaker.code} adds nothing: whoever meets ${stronger.code} meets it too.`,
    fr: `${weaker.code} n’ajoute rien, car qui remplit ${stronger.code} la remplit aussi.`,
  }));
}

interface Limit {
  readonly rule: Rule;
  readonly of: string;
  readonly operator: Comparison['operator'];
  readonly value: NonNullable<ReturnType<typeof parseRational>>;
}

function limitsOf(rules: readonly Rule[]): readonly Limit[] {
  return rules.flatMap((rule) =>
    comparisonsIn(rule.test).flatMap(({ left, operator, right }) => {
      const value = 'value' in right ? parseRational(right.value) : null;
      return value ? [{ rule, of: JSON.stringify([left, rule.each ?? null]), operator, value }] : [];
    }),
  );
}

function pairs(limits: readonly Limit[]): readonly (readonly [Limit, Limit])[] {
  return groupBy(limits, ({ of }) => of).flatMap(([, alike]) =>
    alike.flatMap((a, at) => alike.slice(at + 1).map((b) => [a, b] as const)),
  );
}

function isFloor({ operator }: Limit): boolean {
  return operator === '>' || operator === '>=';
}

function isApart(floor: Limit, ceiling: Limit): boolean {
  if (!isFloor(floor) || isFloor(ceiling)) return false;
  const order = compareRationals(floor.value, ceiling.value);
  return order > 0 || (order === 0 && (floor.operator === '>' || ceiling.operator === '<'));
}

/** Everything that the first lets through, the second lets through too. */
function isWithin(narrow: Limit, wide: Limit): boolean {
  if (isFloor(narrow) !== isFloor(wide)) return false;
  const order = compareRationals(narrow.value, wide.value) * (isFloor(narrow) ? 1 : -1);
  return order > 0 || (order === 0 && narrow.operator.length <= wide.operator.length);
}

function differsFromTest({ scheme, at }: Survey): Found[] {
  return scheme.rules.flatMap((rule) => {
    const tested = comparisonsIn(rule.test).flatMap(({ operator, right }) =>
      'value' in right ? [{ operator, value: right.value }] : [],
    );
    const agrees =
      rule.value === null
        ? tested.length === 0
        : tested.some(({ operator, value }) => operator === rule.operator && value === rule.value);
    if (agrees) return [];
    const said = tested.map(({ operator, value }) => `${operator} ${value}`).join(', ') || '–';
    return [
      {
        places: [at(rule)],
        en: `${rule.code} says ${rule.operator ?? '?'} ${rule.value ?? '?'}, and its test asks ${said}.`,
        fr: `${rule.code} dit ${rule.operator ?? '?'} ${rule.value ?? '?'} et son calcul demande ${said}.`,
      },
    ];
  });
}

function figuresInCodes({ scheme, at }: Survey): Found[] {
  return scheme.rules.flatMap((rule) => {
    const figure = /_(?:BELOW|ABOVE|UNDER|OVER)_(\d+)$/.exec(rule.code)?.[1];
    if (figure === undefined || figure === rule.value) return [];
    return [
      {
        places: [at(rule)],
        en: `The code ${rule.code} names ${figure}, and the rule says ${rule.value ?? 'nothing'}.`,
        fr: `Le code ${rule.code} nomme ${figure} et la règle dit ${rule.value ?? 'rien'}.`,
      },
    ];
  });
}

function withoutEffect({ scheme, at }: Survey): Found[] {
  const applied = new Set(cumulative(scheme).map(({ code }) => code));
  return scheme.rules
    .filter(({ code }) => !applied.has(code))
    .map((rule) => ({
      places: [at(rule)],
      en: `${rule.code} is stated, and no decision depends on it.`,
      fr: `${rule.code} est énoncée mais aucune décision n’en dépend.`,
    }));
}

function withTwoEffects({ scheme, at }: Survey): Found[] {
  const { verdict, rules, conditions } = scheme;
  if (verdict.mode !== 'computed') return [];
  const titled = new Set([...verdict.title.map(({ rule }) => rule), ...conditions.flatMap((each) => each.rules)]);
  const credited = new Set(verdict.credits.map(({ rule }) => rule));
  return rules.flatMap((rule) => {
    const effects = [
      ...(titled.has(rule.code) ? [{ en: 'the title', fr: 'le titre' }] : []),
      ...(credited.has(rule.code) ? [{ en: 'the credits', fr: 'les crédits' }] : []),
      ...(verdict.gate.includes(rule.code) ? [{ en: 'the admission', fr: 'l’admission' }] : []),
    ];
    if (effects.length < 2) return [];
    return [
      {
        places: [at(rule)],
        en: `${rule.code} decides ${effects.map(({ en }) => en).join(' and ')}: the document does not tell them apart.`,
        fr: `${rule.code} décide ${effects.map(({ fr }) => fr).join(' et ')} sans que le document les distingue.`,
      },
    ];
  });
}
