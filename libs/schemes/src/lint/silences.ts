import type { Scheme } from '../language/scheme.js';
import { groupBy, listed, type Check, type Found } from './check.js';
import type { Survey } from './survey.js';

/** How an assessment is held: by whom, in group or alone, how long, how many pages. Silence is told once, or one by one. */
export const silenceChecks: readonly Check[] = [
  { code: 'assessor-not-told', severity: 'warning', find: told('assessor', ({ assessors }) => assessors.length > 0) },
  { code: 'mode-not-told', severity: 'warning', find: told('mode', ({ mode }) => mode !== null) },
  {
    code: 'extent-not-told',
    severity: 'warning',
    find: told('extent', hasExtent),
  },
  { code: 'group-size-not-told', severity: 'warning', find: groupSizesNotTold },
  { code: 'advised-bound', severity: 'warning', find: advisedBounds },
  { code: 'annexes-not-told', severity: 'warning', find: annexesNotTold },
];

type Assessment = Scheme['assessments'][number];

const aspects = {
  assessor: { en: 'who assesses', fr: 'qui évalue' },
  mode: { en: 'whether one is alone or in a group', fr: 'si l’on est seul ou en groupe' },
  extent: { en: 'how long it lasts or how many pages it takes', fr: 'la durée ni le nombre de pages' },
} as const;

function told(aspect: keyof typeof aspects, isTold: (assessment: Assessment) => boolean): (survey: Survey) => Found[] {
  return ({ scheme, at }) => {
    const { en, fr } = aspects[aspect];
    const [first, ...others] = scheme.assessments.filter((assessment) => !isTold(assessment));
    if (!first) return [];
    const codes = listed([first, ...others].map(({ code }) => code));
    return [
      {
        places: [at(first), ...others.map(at)] as const,
        en: `Nothing says ${en} in ${codes}.`,
        fr: `Rien ne dit ${fr} dans ${codes}.`,
      },
    ];
  };
}

function hasExtent({ minutes, bounds }: Assessment): boolean {
  return bounds.some(({ unit }) => unit !== 'personnes') || Object.values(minutes).some((each) => each !== null);
}

function groupSizesNotTold({ scheme, at }: Survey): Found[] {
  return scheme.assessments
    .filter(({ mode, groupSize }) => mode === 'group' && groupSize === null)
    .map((assessment) => ({
      places: [at(assessment)],
      en: `${assessment.code} is done in a group of no told size.`,
      fr: `${assessment.code} se fait en groupe, d’une taille non dite.`,
    }));
}

function advisedBounds({ scheme, at }: Survey): Found[] {
  const advised = scheme.assessments.flatMap((assessment) =>
    assessment.bounds.filter(({ operator }) => operator === '~').map((bound) => ({ assessment, bound })),
  );
  return groupBy(advised, ({ bound }) => `${bound.value} ${bound.unit}`).map(([figure, [first, ...others]]) => {
    const codes = listed([first!, ...others].map(({ assessment }) => assessment.code));
    return {
      places: [at(first!.bound), ...others.map(({ bound }) => at(bound))] as const,
      en: `${figure} is neither exact nor a limit in ${codes} (${first!.bound.what}).`,
      fr: `${figure} n’est ni exact ni une limite dans ${codes} (${first!.bound.what}).`,
    };
  });
}

/** Where some page counts leave annexes out, those that do not say so are open. */
function annexesNotTold({ scheme, at }: Survey): Found[] {
  const pages = scheme.assessments.flatMap((assessment) =>
    assessment.bounds.filter(({ unit }) => unit === 'pages').map((bound) => ({ assessment, bound })),
  );
  if (pages.every(({ bound }) => bound.excluding === null)) return [];
  return pages
    .filter(({ bound }) => bound.excluding === null)
    .map(({ assessment, bound }) => ({
      places: [at(bound), at(assessment)] as const,
      en: `${assessment.code} counts ${bound.value} pages and does not say whether annexes count, as others do.`,
      fr: `${assessment.code} compte ${bound.value} pages sans dire si les annexes comptent, ce que d’autres disent.`,
    }));
}
