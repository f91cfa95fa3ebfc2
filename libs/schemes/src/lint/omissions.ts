import { listed, type Check, type Found } from './check.js';
import type { Survey } from './survey.js';

/** What a document leaves unsaid, as far as its own form shows it. Each is a question, never an error. */
export const omissionChecks: readonly Check[] = [
  { code: 'no-pass-rule', severity: 'warning', find: noPassRule },
  { code: 'no-threshold-anywhere', severity: 'warning', find: noThresholdAnywhere },
  { code: 'no-accommodation', severity: 'warning', find: noAccommodation },
  { code: 'criterion-without-threshold', severity: 'warning', find: criteriaWithoutThreshold },
  { code: 'criterion-without-competency', severity: 'warning', find: criteriaWithoutCompetency },
  { code: 'without-criteria', severity: 'warning', find: ownersWithoutCriteria },
  { code: 'unit-without-mark', severity: 'warning', find: unitsWithoutMark },
  { code: 'conditional-criterion', severity: 'warning', find: conditionalCriteria },
  { code: 'live-assessment-on-file', severity: 'warning', find: liveAssessmentsOnFile },
  { code: 'reserve-without-effect', severity: 'warning', find: reservesWithoutEffect },
];

function noPassRule({ scheme, whole }: Survey): Found[] {
  if (scheme.verdict.mode === 'computed') return [];
  return [
    {
      places: [whole],
      en: 'Nothing says how many criteria or blocks make the title: the jury decides without a rule.',
      fr: 'Rien ne dit combien de critères ou de blocs font le titre, si bien que le jury décide sans règle.',
    },
  ];
}

function noThresholdAnywhere({ criteria, whole }: Survey): Found[] {
  if (criteria.some(({ criterion }) => criterion.threshold !== null)) return [];
  return [
    {
      places: [whole],
      en: `None of the ${criteria.length} criteria has a threshold.`,
      fr: `Aucun des ${criteria.length} critères n’a de seuil.`,
    },
  ];
}

function noAccommodation({ scheme, whole }: Survey): Found[] {
  if (scheme.provisions.some(({ kind }) => kind === 'accommodation')) return [];
  return [
    {
      places: [whole],
      en: 'Nothing is provided for candidates with a disability.',
      fr: 'Rien n’est prévu pour les candidats en situation de handicap.',
    },
  ];
}

/** Where most criteria of an assessment have a threshold, those without one stand out. */
function criteriaWithoutThreshold({ scheme, at }: Survey): Found[] {
  const mostly = scheme.assessments.flatMap(({ criteria }) => criteria).filter(({ threshold }) => threshold !== null);
  const all = scheme.assessments.flatMap(({ criteria }) => criteria).length;
  if (mostly.length <= all / 2) return [];
  return scheme.assessments.flatMap((assessment) => {
    const without = assessment.criteria.filter(({ threshold }) => threshold === null);
    if (without.length === 0) return [];
    return [
      {
        places: [at(without[0]!), ...without.slice(1).map(at), at(assessment)] as const,
        en: `${assessment.code} has criteria without a threshold among others with one: ${codesOf(without)}.`,
        fr: `${assessment.code} a des critères sans seuil parmi d’autres qui en ont (${codesOf(without)}).`,
      },
    ];
  });
}

/** Told once for all who print them, or for each where most criteria do name a competency. */
function criteriaWithoutCompetency({ scheme, criteria, at }: Survey): Found[] {
  const owners = [...scheme.blocks, ...scheme.assessments]
    .map((owner) => ({ owner, without: owner.criteria.filter(({ competency }) => competency === null).length }))
    .filter(({ without }) => without > 0);
  const all = owners.reduce((sum, { without }) => sum + without, 0);
  const groups = all > criteria.length / 2 ? [owners] : owners.map((each) => [each]);
  return groups.map((those) => {
    const count = those.reduce((sum, { without }) => sum + without, 0);
    const codes = codesOf(those.map(({ owner }) => owner));
    return {
      places: [at(those[0]!.owner), ...those.slice(1).map(({ owner }) => at(owner))] as const,
      en: `${count} criteria name no competency (${codes}).`,
      fr: `${count} critères ne nomment aucune compétence (${codes}).`,
    };
  });
}

/** Where criteria stand with the assessments, or with the blocks, one without any cannot be judged. */
function ownersWithoutCriteria({ scheme, at }: Survey): Found[] {
  return [scheme.blocks, scheme.assessments]
    .filter((owners) => owners.some(({ criteria }) => criteria.length > 0))
    .flatMap((owners) => owners.filter(({ criteria }) => criteria.length === 0))
    .map((owner) => ({
      places: [at(owner)],
      en: `${owner.code} has no criterion.`,
      fr: `${owner.code} n’a aucun critère.`,
    }));
}

function unitsWithoutMark({ scheme, at }: Survey): Found[] {
  const marked = new Set(
    scheme.stages.filter(({ outOf }) => outOf !== null).flatMap(({ pieces }) => pieces.map(({ code }) => code)),
  );
  return scheme.units.flatMap((unit) => {
    const own = scheme.assessments.filter(({ units }) => units.includes(unit.code)).map(({ code }) => code);
    if (own.some((code) => marked.has(code))) return [];
    return [
      {
        places: [at(unit)],
        en: `${unit.code} needs an average, and nothing in it is marked (${own.length === 0 ? 'no assessment' : own.join(', ')}).`,
        fr: `${unit.code} demande une moyenne mais rien n’y est noté (${own.length === 0 ? 'aucune épreuve' : own.join(', ')}).`,
      },
    ];
  });
}

function conditionalCriteria({ criteria, at }: Survey): Found[] {
  return criteria
    .filter(({ criterion }) => criterion.conditional)
    .map(({ criterion }) => ({
      places: [at(criterion)],
      en: `${criterion.code} may not apply, and nothing says what that does to the result.`,
      fr: `${criterion.code} peut ne pas s’appliquer sans qu’on dise l’effet sur le résultat.`,
    }));
}

const live = ['oral', 'simulation'];

function liveAssessmentsOnFile({ scheme, at }: Survey): Found[] {
  return scheme.assessments
    .filter(({ kind, singleBlockVariant }) => live.includes(kind) && singleBlockVariant !== null)
    .map((assessment) => ({
      places: [at(assessment)],
      en: `${assessment.code} is performed live, and a file may replace it: what is seen there cannot be read.`,
      fr: `${assessment.code} se passe en direct mais un dossier peut en tenir lieu, où rien ne se voit.`,
    }));
}

function reservesWithoutEffect({ scheme, at }: Survey): Found[] {
  const { verdict } = scheme;
  if (verdict.mode !== 'computed') return [];
  const withholding = new Set(verdict.credits.map(({ withheldBy }) => withheldBy));
  return verdict.reserves
    .filter(({ code }) => !withholding.has(code))
    .map((reserve) => ({
      places: [at(reserve)],
      en: `${reserve.code} is recorded, and withholds nothing.`,
      fr: `${reserve.code} est inscrite mais ne retient rien.`,
    }));
}

function codesOf(elements: readonly { readonly code: string }[]): string {
  return listed(elements.map(({ code }) => code));
}
