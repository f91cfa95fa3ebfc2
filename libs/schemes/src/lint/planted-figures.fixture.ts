import type { Expression } from '../language/expression.js';
import type { Scheme } from '../language/scheme.js';
import { comparisonsIn } from './expressions.js';
import type { Site } from './planted-defects.fixture.js';

type Compare = Extract<Expression, { compare: unknown }>['compare'];

/** A figure that no longer is the sum of its parts, nor its parts what makes it. */
export function wrongSums(scheme: Scheme): Site[] {
  const { verdict } = scheme;
  return [
    ...scheme.rubric.flatMap((section) => [
      site('section', `rubric/${section.code}`, () => (section.max = shifted(section.max, 1))),
      ...section.items.map((item) =>
        site('point', `rubric/${section.code}/items/${item.code}`, () => (item.max = shifted(item.max, 1))),
      ),
    ]),
    ...scheme.units.map((unit) => site('credits of a unit', `units/${unit.code}`, () => (unit.credits += 2))),
    ...(verdict.mode === 'computed' ? verdict.credits : []).map((each, at) =>
      site('credits of the verdict', `verdict/credits/${at}`, () => (each.credits -= 1)),
    ),
    ...scheme.assessments.flatMap((assessment) => {
      const here = `assessments/${assessment.code}`;
      const parts = (['preparation', 'presentation', 'exchange'] as const).filter(
        (part) => assessment.minutes[part] !== null,
      );
      return [
        ...parts.map((part) => site('minutes', here, () => (assessment.minutes[part]! += 5))),
        ...assessment.bounds.flatMap((bound, at) =>
          bound.part === null ? [] : [site('duration', `${here}/bounds/${at}`, () => (bound.value += 5))],
        ),
        ...(assessment.groupSize ? [site('group size', here, () => (assessment.groupSize![1] += 2))] : []),
      ];
    }),
    ...scheme.rules
      .filter(({ unit }) => /^\/\d+$/.test(unit ?? '') && unit !== '/20')
      .map((rule) =>
        site('total of a rule', `rules/${rule.code}`, () => (rule.unit = `/${Number(rule.unit!.slice(1)) + 5}`)),
      ),
  ];
}

/** A threshold that was moved in one place, by a few of its own steps. */
export function shiftedThresholds(scheme: Scheme, by: number): Site[] {
  const minimum = ({ code, minimum: value }: { code: string; minimum: string | null }) => value !== null && code;
  return [
    ...ownersOf(scheme).flatMap(({ path, criteria }) =>
      criteria
        .filter(({ threshold }) => threshold !== null)
        .map((each) =>
          site('criterion', `${path}/criteria/${each.code}`, () => (each.threshold = moved(each.threshold!, by))),
        ),
    ),
    ...scheme.rules
      .filter(({ value }) => value !== null)
      .flatMap((rule) => [
        site('value of a rule', `rules/${rule.code}`, () => (rule.value = shifted(rule.value!, by))),
        ...constantsOf(rule.test).map((compare) =>
          site(
            'test of a rule',
            `rules/${rule.code}`,
            () => (compare.right = { value: shifted(valueOf(compare), by) }),
          ),
        ),
      ]),
    ...scheme.facts.flatMap((group) =>
      Object.keys(group.parameters['min'] ?? {}).map((item) =>
        site('minimum of a fact', `facts/${group.group}/${item}`, () => {
          group.parameters['min']![item] = shifted(group.parameters['min']![item]!, by);
        }),
      ),
    ),
    ...scheme.transversal
      .filter(minimum)
      .map((each) =>
        site('minimum of the grid', `transversal/${each.code}`, () => (each.minimum = shifted(each.minimum, by))),
      ),
    ...scheme.competencies
      .filter(minimum)
      .map((each) =>
        site('minimum of the grid', `competencies/${each.code}`, () => (each.minimum = shifted(each.minimum!, by))),
      ),
    ...scheme.assessments.flatMap(({ code, bounds }) =>
      bounds.map((bound, at) =>
        site('bound', `assessments/${code}/bounds/${at}`, () => (bound.value += Math.abs(by) + 1)),
      ),
    ),
  ];
}

/** An operator that is gone, or that lost its strictness or its negation. */
export function droppedOperators(scheme: Scheme): Site[] {
  return [
    ...ownersOf(scheme).flatMap(({ path, criteria }) =>
      criteria
        .filter(({ operator }) => operator !== null)
        .flatMap((each) => [
          site('operator of a criterion', `${path}/criteria/${each.code}`, () => (each.operator = null)),
          site(
            'strictness of a criterion',
            `${path}/criteria/${each.code}`,
            () => (each.operator = each.operator === '>' ? '>=' : '>'),
          ),
        ]),
    ),
    ...scheme.rules.flatMap((rule) => [
      ...(rule.operator === null
        ? []
        : [site('operator of a rule', `rules/${rule.code}`, () => (rule.operator = null))]),
      ...constantsOf(rule.test).flatMap((compare) => [
        site('operator of a test', `rules/${rule.code}`, () => Reflect.deleteProperty(compare, 'operator')),
        site(
          'strictness of a test',
          `rules/${rule.code}`,
          () => (compare.operator = compare.operator === '>' ? '>=' : '>'),
        ),
      ]),
      ...negationsIn(rule.test).map((denied) => site('negation', `rules/${rule.code}`, () => undone(denied))),
    ]),
    ...scheme.assessments.flatMap(({ code, bounds }) =>
      bounds.map((bound, at) =>
        site('operator of a bound', `assessments/${code}/bounds/${at}`, () =>
          Reflect.deleteProperty(bound, 'operator'),
        ),
      ),
    ),
  ];
}

/** A figure under the unit of another. */
export function swappedUnits(scheme: Scheme): Site[] {
  const otherUnit: Record<string, string> = {
    minutes: 'heures',
    pages: 'minutes',
    personnes: 'pages',
    jours: 'heures',
  };
  return [
    ...ownersOf(scheme).flatMap(({ path, criteria }) =>
      criteria
        .filter(({ unit }) => unit !== null)
        .map((each) =>
          site(
            'criterion',
            `${path}/criteria/${each.code}`,
            () => (each.unit = each.unit === '%' ? '/20' : each.unit === 'level' ? '/5' : '%'),
          ),
        ),
    ),
    ...scheme.rules
      .filter(({ unit }) => unit !== null)
      .map((rule) => site('rule', `rules/${rule.code}`, () => (rule.unit = rule.unit === '%' ? '/20' : '%'))),
    ...scheme.assessments.flatMap(({ code, bounds }) =>
      bounds.map((bound, at) =>
        site('bound', `assessments/${code}/bounds/${at}`, () => (bound.unit = otherUnit[bound.unit] ?? 'pages')),
      ),
    ),
  ];
}

export function site(what: string, place: string, apply: () => unknown): Site {
  return { what, places: [place], apply };
}

export function ownersOf({ blocks, assessments }: Scheme) {
  return [
    ...blocks.map(({ code, criteria }) => ({ path: `blocks/${code}`, criteria })),
    ...assessments.map(({ code, criteria }) => ({ path: `assessments/${code}`, criteria })),
  ];
}

function shifted(value: string, by: number): string {
  return String(Number(value) + by);
}

function moved(threshold: string, by: number): string {
  if (Number.isNaN(Number(threshold))) return 'C1';
  return shifted(threshold, Number(threshold) > 20 ? by * 5 : by);
}

function constantsOf(test: Expression): readonly Compare[] {
  return comparisonsIn(test).filter(({ right }) => 'value' in right);
}

function valueOf({ right }: Compare): string {
  return 'value' in right ? right.value : '';
}

type Negation = Extract<Expression, { not: unknown }>;

function negationsIn(expression: Expression): readonly Negation[] {
  if ('not' in expression) return [expression, ...negationsIn(expression.not)];
  if ('all' in expression) return expression.all.flatMap(negationsIn);
  if ('any' in expression) return expression.any.flatMap(negationsIn);
  return [];
}

function undone(negation: Negation): void {
  const { not } = negation;
  Reflect.deleteProperty(negation, 'not');
  Object.assign(negation, not);
}
