import {
  addRationals,
  compareRationals,
  parseRational,
  wholeNumber,
  spellRational,
  zero,
  type Rational,
} from '../engine/rational.js';
import type { Scheme } from '../language/scheme.js';
import type { Check, Found } from './check.js';
import { comparisonsIn, mentionsInMeasure } from './expressions.js';
import { spanOf } from './possible.js';
import { groupNamed } from './rule-references.js';
import type { Survey } from './survey.js';

/** Totals that the document states beside the parts that make them. */
export const sumChecks: readonly Check[] = [
  { code: 'section-sum', severity: 'error', find: sectionSums },
  { code: 'credits-differ', severity: 'error', find: creditsDiffer },
  { code: 'minutes-sum', severity: 'error', find: minutesSums },
  { code: 'out-of-total', severity: 'error', find: outOfTotals },
  { code: 'count-per-part', severity: 'error', find: countsPerPart },
  { code: 'rubric-total', severity: 'error', find: rubricTotals },
];

function sectionSums({ scheme, at }: Survey): Found[] {
  return scheme.rubric.flatMap((section) => {
    const sum = sumOf(section.items.map(({ max }) => max));
    if (equal(sum, section.max)) return [];
    return [
      {
        places: [at(section), ...section.items.map(at)] as const,
        en: `The items of ${section.code} add up to ${spellRational(sum)}, and the section announces ${section.max}.`,
        fr: `Les points de ${section.code} font ${spellRational(sum)} et la section en annonce ${section.max}.`,
      },
    ];
  });
}

function creditsDiffer({ scheme, at, whole }: Survey): Found[] {
  const { verdict } = scheme;
  if (verdict.mode !== 'computed') return [];
  return scheme.units.flatMap((unit) => {
    const given = verdict.credits.filter((each) => each.unit === unit.code);
    const total = given.reduce((sum, { credits }) => sum + credits, 0);
    if (given.length > 0 && total === unit.credits) return [];
    return [
      {
        places: [at(unit), ...(given.length > 0 ? given.map(at) : [whole])] as const,
        en: `${unit.code} is worth ${unit.credits} credits in the document, and the verdict gives ${total}.`,
        fr: `${unit.code} vaut ${unit.credits} crédits dans le document et le verdict en donne ${total}.`,
      },
    ];
  });
}

type Assessment = Scheme['assessments'][number];

function minutesSums(survey: Survey): Found[] {
  return survey.scheme.assessments.flatMap((assessment) => [
    ...partsOfMinutes(assessment, survey),
    ...totalOfMinutes(assessment, survey),
  ]);
}

function partsOfMinutes(assessment: Assessment, { at }: Survey): Found[] {
  const bounds = assessment.bounds.filter(({ unit }) => unit === 'minutes');
  return (['preparation', 'presentation', 'exchange'] as const).flatMap((part) => {
    const own = bounds.filter((bound) => bound.part === part);
    const stated = assessment.minutes[part];
    const sum = own.reduce((total, { value }) => total + value, 0);
    if (stated === null ? own.length === 0 : own.length === 0 || sum === stated) return [];
    return [
      {
        places: [at(assessment), ...own.map(at)] as const,
        en: `The ${part} of ${assessment.code} lasts ${stated ?? 'no told number of'} minutes, and its durations make ${sum}.`,
        fr: `${assessment.code} compte ${stated ?? 'un nombre non dit de'} minutes (${part}) et ses durées en font ${sum}.`,
      },
    ];
  });
}

function totalOfMinutes(assessment: Assessment, { at }: Survey): Found[] {
  const { minutes, bounds } = assessment;
  const total = bounds.find(({ part, operator }) => part === 'total' && operator === '=');
  if (!total) return [];
  const parts = bounds.filter(({ part, unit }) => part !== 'total' && part !== null && unit === total.unit);
  const sum =
    parts.length > 0
      ? parts.reduce((all, { value }) => all + value, 0)
      : (minutes.preparation ?? 0) + (minutes.presentation ?? 0) + (minutes.exchange ?? 0);
  if (sum === total.value) return [];
  return [
    {
      places: [at(total), at(assessment), ...parts.map(at)] as const,
      en: `The parts of ${assessment.code} last ${sum} ${total.unit}, and the total announces ${total.value}.`,
      fr: `Les parties de ${assessment.code} font ${sum} (${total.unit}) et le total en annonce ${total.value}.`,
    },
  ];
}

/** «One for each»: as many as the assessment has blocks, those of a choice counting once, or activities. */
function countsPerPart({ scheme, at }: Survey): Found[] {
  return scheme.assessments.flatMap((assessment) =>
    assessment.bounds.flatMap((bound) => {
      if (bound.per === null) return [];
      const expected = bound.per === 'block' ? blocksPresented(assessment, scheme) : activitiesOf(assessment, scheme);
      if (expected === bound.value) return [];
      return [
        {
          places: [at(bound), at(assessment)] as const,
          en: `${assessment.code} asks for ${bound.value} ${bound.unit}, one for each ${bound.per}, and there are ${expected}.`,
          fr: `${assessment.code} demande ${bound.value} ${bound.unit}, soit une fois par ${perInFrench[bound.per]}, or il y en a ${expected}.`,
        },
      ];
    }),
  );
}

const perInFrench = { block: 'bloc', activity: 'activité' } as const;

function blocksPresented({ blocks }: Assessment, { choices }: Scheme): number {
  const alternatives = choices.filter(({ exactlyOneOf }) => exactlyOneOf.some((block) => blocks.includes(block)));
  const chosen = alternatives.flatMap(({ exactlyOneOf }) => exactlyOneOf);
  return blocks.filter((block) => !chosen.includes(block)).length + alternatives.length;
}

function activitiesOf({ blocks }: Assessment, { activities }: Scheme): number {
  return activities.filter(({ block }) => blocks.includes(block)).length;
}

/** What a rule measures says in which unit it may be told: out of the most that can be had, or by count. */
function outOfTotals({ scheme, at }: Survey): Found[] {
  return scheme.rules.flatMap((rule) => {
    const [compare] = comparisonsIn(rule.test);
    const most = compare ? mostOf(compare.left, scheme) : null;
    if (!compare || most === null || rule.unit === null) return [];
    const units = [
      `/${spellRational(most)}`,
      ...('count' in compare.left ? ['competencies'] : []),
      ...(equal(most, '100') ? ['%'] : []),
    ];
    if (units.includes(rule.unit)) return [];
    const [mention] = mentionsInMeasure(compare.left, null);
    const group = mention && groupNamed(scheme, mention.name.split('.')[0] ?? '');
    return [
      {
        places: group ? [at(rule), at(group)] : [at(rule)],
        en: `${rule.code} is told in «${rule.unit}», and what it measures goes up to ${spellRational(most)}.`,
        fr: `${rule.code} se dit en « ${rule.unit} » et ce qu’elle mesure va jusqu’à ${spellRational(most)}.`,
      },
    ];
  });
}

function mostOf(measure: Parameters<typeof mentionsInMeasure>[0], scheme: Scheme): Rational | null {
  if ('count' in measure) {
    const items = measure.count.items ?? groupNamed(scheme, measure.count.over)?.items;
    return items ? wholeNumber(items.length) : null;
  }
  return spanOf(measure, { scheme, within: null, item: '' })?.high ?? null;
}

/** The rubric as printed and the facts that a jury enters must have the same points. */
function rubricTotals({ scheme, at }: Survey): Found[] {
  const points = scheme.rubric.flatMap(({ items }) => items);
  return scheme.facts.flatMap((group) => {
    const own = group.items?.filter((item) => points.some(({ code }) => code === item)) ?? [];
    if (own.length === 0) return [];
    const missing = points.filter(({ code }) => !own.includes(code));
    return missing.map((point) => ({
      places: [at(point), at(group)] as const,
      en: `${point.code} is printed in the rubric, and ${group.group} has no place for it.`,
      fr: `${point.code} est imprimé au barème mais ${group.group} n’a pas de place pour lui.`,
    }));
  });
}

export function sumOf(texts: readonly string[]): Rational {
  return texts.reduce((sum, text) => addRationals(sum, parseRational(text) ?? zero), zero);
}

function equal(value: Rational, text: string): boolean {
  const other = parseRational(text);
  return other !== null && compareRationals(value, other) === 0;
}
