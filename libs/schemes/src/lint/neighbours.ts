import type { Criterion } from '../language/scheme.js';
import { groupBy, type Check, type Found } from './check.js';
import type { Survey } from './survey.js';

/** The same quantity, strict in one place and not in another. */
export const neighbourChecks: readonly Check[] = [
  { code: 'mixed-operators', severity: 'warning', find: mixedOperators },
  { code: 'rules-mixed-operators', severity: 'warning', find: mixedOperatorsOfRules },
  { code: 'same-criterion-otherwise', severity: 'warning', find: sameCriterionOtherwise },
  { code: 'mixed-bounds', severity: 'warning', find: mixedBounds },
];

function mixedOperators({ scheme, at }: Survey): Found[] {
  return [...scheme.blocks, ...scheme.assessments].flatMap((owner) =>
    groupBy(
      owner.criteria.filter(({ threshold }) => threshold !== null),
      ({ threshold, unit }) => `${threshold} ${unit}`,
    )
      .filter(([, alike]) => new Set(alike.map(({ operator }) => operator)).size > 1)
      .map(([figure, alike]) => ({
        places: [at(alike[0]!), ...alike.slice(1).map(at), at(owner)] as const,
        en: `In ${owner.code}, ${figure} is enough for some criteria and must be exceeded for others: ${byOperator(alike)}.`,
        fr: `Dans ${owner.code}, ${figure} suffit à certains critères et doit être dépassé pour d’autres (${byOperator(alike)}).`,
      })),
  );
}

function byOperator(criteria: readonly Criterion[]): string {
  return groupBy(criteria, ({ operator }) => operator ?? '?')
    .map(([operator, those]) => `${operator} ${those.map(({ code }) => code).join(', ')}`)
    .join(' | ');
}

function mixedOperatorsOfRules({ scheme, at }: Survey): Found[] {
  return groupBy(
    scheme.rules.filter(({ unit }) => unit !== null),
    ({ unit }) => unit ?? '',
  )
    .filter(([, alike]) => new Set(alike.map(({ operator }) => operator)).size > 1)
    .map(([unit, alike]) => ({
      places: [at(alike[0]!), ...alike.slice(1).map(at)] as const,
      en: `Figures in ${unit} are limits that must be exceeded or only reached: ${alike.map(({ code, operator, value }) => `${code} ${operator} ${value}`).join(', ')}.`,
      fr: `Des valeurs en ${unit} sont tantôt à dépasser, tantôt à atteindre (${alike.map(({ code, operator, value }) => `${code} ${operator} ${value}`).join(', ')}).`,
    }));
}

/** One criterion, word for word, with another limit elsewhere. */
function sameCriterionOtherwise({ criteria, at }: Survey): Found[] {
  return groupBy(
    criteria.filter(({ criterion }) => criterion.threshold !== null),
    ({ criterion }) => criterion.label,
  )
    .filter(([, alike]) => new Set(alike.map(({ criterion }) => limitOf(criterion))).size > 1)
    .map(([label, [first, ...others]]) => ({
      places: [at(first!.criterion), ...others.map(({ criterion }) => at(criterion))] as const,
      en: `“${label}” is judged otherwise in ${others.map(({ owner }) => owner.code).join(', ')} than in ${first!.owner.code}.`,
      fr: `« ${label} » se juge autrement dans ${others.map(({ owner }) => owner.code).join(', ')} que dans ${first!.owner.code}.`,
    }));
}

function limitOf({ operator, threshold, unit }: Criterion): string {
  return `${operator} ${threshold} ${unit}`;
}

/** Assessments of one kind: the same part bounded by a maximum here, by an exact figure there. */
function mixedBounds({ scheme, at }: Survey): Found[] {
  const bounds = scheme.assessments.flatMap(({ code, kind, bounds: own }) =>
    own.filter(({ part }) => part !== null && part !== 'total').map((bound) => ({ code, kind, bound })),
  );
  return groupBy(bounds, ({ kind, bound }) => `${kind} ${bound.part}`)
    .filter(([, alike]) => new Set(alike.map(({ bound }) => bound.operator)).size > 1)
    .map(([, [first, ...others]]) => {
      const told = [first!, ...others].map(({ code, bound }) => `${code} ${bound.operator} ${bound.value}`).join(', ');
      return {
        places: [at(first!.bound), ...others.map(({ bound }) => at(bound))] as const,
        en: `The same part (${first!.bound.part}) lasts exactly so long in one assessment and at most so long in another: ${told}.`,
        fr: `La même partie (${first!.bound.part}) a une durée exacte dans une épreuve et maximale dans une autre (${told}).`,
      };
    });
}
