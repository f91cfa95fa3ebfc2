import { compareRationals, parseRational } from '../engine/rational.js';
import type { FactGroup } from '../language/facts.js';
import type { Criterion, Scheme } from '../language/scheme.js';
import type { Check, Found } from './check.js';
import type { Survey } from './survey.js';

/** A threshold against its own operator, its unit, and the scale of the facts that it judges. */
export const thresholdChecks: readonly Check[] = [
  { code: 'operator-missing', severity: 'error', find: operatorsMissing },
  { code: 'above-maximum', severity: 'error', find: aboveMaximum },
  { code: 'unit-against-scale', severity: 'error', find: unitsAgainstScale },
  { code: 'mixed-units', severity: 'error', find: mixedUnits },
  { code: 'stated-twice', severity: 'error', find: statedTwice },
  { code: 'group-size-differs', severity: 'error', find: groupSizesDiffer },
  { code: 'unit-of-duration', severity: 'error', find: unitsOfDuration },
];

function operatorsMissing({ scheme, criteria, at }: Survey): Found[] {
  const stated = [
    ...criteria.map(({ criterion }) => ({ ...criterion, value: criterion.threshold, place: at(criterion) })),
    ...scheme.rules.map((rule) => ({ ...rule, place: at(rule) })),
  ];
  return stated
    .filter(({ operator, value, unit }) => new Set([operator, value, unit].map((part) => part === null)).size > 1)
    .map(({ code, place }) => ({
      places: [place],
      en: `${code} needs its operator, its value and its unit together: one of them is missing.`,
      fr: `${code} doit avoir ensemble opérateur, valeur et unité, et l’un d’eux manque.`,
    }));
}

/** What a unit goes up to, where it says so itself. */
function mostOfUnit(unit: string | null): string | null {
  if (unit === '%') return '100';
  if (unit === 'level') return '5';
  return /^\/(\d+)$/.exec(unit ?? '')?.[1] ?? null;
}

function aboveMaximum({ criteria, at }: Survey): Found[] {
  return criteria.flatMap(({ criterion }) => {
    const most = mostOfUnit(criterion.unit);
    const [limit, threshold] = [parseRational(most ?? ''), parseRational(criterion.threshold ?? '')];
    if (!limit || !threshold) return [];
    const order = compareRationals(threshold, limit);
    if (order < 0 || (order === 0 && criterion.operator === '>=')) return [];
    return [
      {
        places: [at(criterion)],
        en: `${criterion.code} asks for ${criterion.operator} ${criterion.threshold}, and its scale ends at ${most}: nobody can meet it.`,
        fr: `${criterion.code} demande ${criterion.operator} ${criterion.threshold} et son échelle s’arrête à ${most}, si bien que personne ne peut l’atteindre.`,
      },
    ];
  });
}

function unitsAgainstScale({ scheme, criteria, at, within }: Survey): Found[] {
  const { verdict } = scheme;
  const groups = verdict.mode === 'for_jury' ? [verdict.criteria].flat() : [];
  const ofGroups = scheme.facts.filter(({ group }) => groups.includes(group));
  return criteria.flatMap(({ criterion }) => {
    const group = ofGroups.find(({ items }) => items?.includes(criterion.code));
    if (!group || takes(group, criterion)) return [];
    return [
      {
        places: [at(criterion), within(group, criterion.code)] as const,
        en: `${criterion.code} (${spell(criterion)}) is entered in ${group.group}, which takes ${scaleOf(group)}.`,
        fr: `${criterion.code} (${spell(criterion)}) est saisi dans ${group.group}, qui reçoit ${scaleOf(group)}.`,
      },
    ];
  });
}

function takes(group: FactGroup, { threshold, unit }: Criterion): boolean {
  if (group.kind === 'decimal' || group.kind === 'integer') return threshold !== null && mostOfUnit(unit) === group.max;
  if (group.kind !== 'choice') return threshold === null;
  return threshold === null ? group.values.includes('met') : unit === 'CEFR' && group.values.includes(threshold);
}

function spell({ operator, threshold, unit }: Criterion): string {
  return threshold === null ? '–' : `${operator ?? '?'} ${threshold} ${unit ?? '?'}`;
}

function scaleOf(group: FactGroup): string {
  if (group.kind === 'decimal' || group.kind === 'integer') return `${group.min}–${group.max}`;
  return group.kind === 'choice' ? group.values.join(' | ') : group.kind;
}

/** «level» and «/5» are one scale under two names: a scheme must choose. The rarer of the two is the odd one. */
function mixedUnits({ criteria, at }: Survey): Found[] {
  const named = (['level', '/5'] as const).map((unit) => criteria.filter(({ criterion }) => criterion.unit === unit));
  const [rarer = [], usual = []] = [...named].sort((a, b) => a.length - b.length);
  if (rarer.length === 0) return [];
  return rarer.map(({ criterion }) => ({
    places: [at(criterion)],
    en: `${criterion.code} counts in «${criterion.unit}», and the ${usual.length} others on this scale in «${usual[0]!.criterion.unit}».`,
    fr: `${criterion.code} compte en « ${criterion.unit} » et les ${usual.length} autres de cette échelle en « ${usual[0]!.criterion.unit} ».`,
  }));
}

/** A minimum or a maximum that stands with its element and again with the facts. */
function statedTwice({ scheme, at, within }: Survey): Found[] {
  const stated = [
    ...[...scheme.competencies, ...scheme.transversal].map((element) => ({
      element,
      parameter: 'min',
      value: element.minimum,
    })),
    ...scheme.rubric.flatMap(({ items }) =>
      items.map((element) => ({ element, parameter: 'max', value: element.max })),
    ),
  ];
  return stated.flatMap(({ element, parameter, value }) =>
    scheme.facts.flatMap((group) => {
      const again = group.parameters[parameter]?.[element.code];
      if (value === null || again === undefined || again === value) return [];
      return [
        {
          places: [at(element), within(group, element.code)] as const,
          en: `${element.code} is given ${value} in one place and ${again} in the facts.`,
          fr: `${element.code} vaut ${value} à un endroit et ${again} dans les faits.`,
        },
      ];
    }),
  );
}

function groupSizesDiffer({ scheme, at }: Survey): Found[] {
  return scheme.assessments.flatMap((assessment) => {
    const bounds = assessment.bounds.filter(({ unit }) => unit === 'personnes');
    const [least, most] = assessment.groupSize ?? [null, null];
    const ends = { '>=': least, '<=': most, '=': least, '~': least };
    const differing = bounds.filter(({ operator, value }) => ends[operator] !== value);
    const reversed = least !== null && most !== null && least > most;
    const incomplete = least !== null && bounds.length === 0;
    if (differing.length === 0 && !reversed && !incomplete) return [];
    return [
      {
        places: [at(assessment), ...differing.map(at)] as const,
        en: `${assessment.code} is for groups of ${least ?? '?'} to ${most ?? '?'}, and its bounds say ${sizes(bounds)}.`,
        fr: `${assessment.code} se fait par groupes de ${least ?? '?'} à ${most ?? '?'} et ses bornes disent ${sizes(bounds)}.`,
      },
    ];
  });
}

function sizes(bounds: Scheme['assessments'][number]['bounds']): string {
  return bounds.length === 0 ? '–' : bounds.map(({ operator, value }) => `${operator} ${value}`).join(', ');
}

/** A part of an assessment lasts minutes; what assessments bound by the same words has one unit. */
function unitsOfDuration({ scheme, at }: Survey): Found[] {
  const bounds = scheme.assessments.flatMap((assessment) => assessment.bounds.map((bound) => ({ assessment, bound })));
  return bounds.flatMap(({ assessment, bound }) => {
    const other = bounds.find((each) => each.bound.what === bound.what && each.bound.unit !== bound.unit);
    const misplaced =
      bound.part === null ? bound.per !== null && measured.includes(bound.unit) : bound.unit !== 'minutes';
    if (!other && !misplaced) return [];
    const usual = other?.bound.unit ?? (bound.part === null ? 'pièces' : 'minutes');
    return [
      {
        places: [at(bound), at(assessment)] as const,
        en: `${assessment.code} gives «${bound.what}» in ${bound.unit}, where ${usual} would be expected.`,
        fr: `${assessment.code} donne « ${bound.what} » en ${bound.unit} quand on attendrait des ${usual}.`,
      },
    ];
  });
}

/** What is asked for once per block or activity is counted, never measured. */
const measured = ['minutes', 'heures', 'jours', 'pages', 'personnes'];
