import type { Scheme } from '../language/scheme.js';
import { groupBy, listed, type Check, type Found } from './check.js';
import type { Survey } from './survey.js';

/** Those who assess: as many as are asked for, with the qualities asked for, and agreed on from one part to the other. */
export const juryChecks: readonly Check[] = [
  { code: 'impossible-jury', severity: 'error', find: impossibleJuries },
  { code: 'jury-not-described', severity: 'warning', find: juriesNotDescribed },
  { code: 'jury-without-demand', severity: 'error', find: juriesWithoutDemand },
  { code: 'assessors-differ', severity: 'error', find: assessorsDiffer },
  { code: 'jury-differs-by-part', severity: 'warning', find: juriesDifferByPart },
  { code: 'player-judges', severity: 'warning', find: playersJudge },
];

type Assessment = Scheme['assessments'][number];
type Composition = Assessment['composition'][number];

interface Offer {
  readonly members: number;
  readonly external: number;
  readonly presidents: number;
}

function impossibleJuries({ scheme, at }: Survey): Found[] {
  return scheme.assessments.flatMap((assessment) =>
    assessment.composition.flatMap((asked) => {
      const lacking = lackingIn(offerOf(assessment, asked), asked);
      if (lacking.length === 0) return [];
      return [
        {
          places: [at(asked), at(assessment)] as const,
          en: `The jury of ${assessment.code} cannot be made up: ${lacking.map(({ en }) => en).join(', ')}.`,
          fr: `Le jury de ${assessment.code} ne peut être composé (${lacking.map(({ fr }) => fr).join(', ')}).`,
        },
      ];
    }),
  );
}

function offerOf({ panel }: Assessment, { part, excludes }: Composition): Offer {
  const sitting = panel.filter((each) => (part === null || each.part === part) && !excludes.includes(each.role));
  const count = (those: Assessment['panel']): number =>
    those.reduce((sum, { members }) => sum + (members ?? Number.POSITIVE_INFINITY), 0);
  return {
    members: count(sitting),
    // A body whose members are not told may hold whatever quality is asked for.
    external: count(sitting.filter(({ external, members }) => external || members === null)),
    presidents: count(sitting.filter(({ president, members }) => president || members === null)),
  };
}

function lackingIn(offer: Offer, asked: Composition): readonly { readonly en: string; readonly fr: string }[] {
  const needs = [
    { en: 'persons', fr: 'personnes', needed: asked.members ?? 1, offered: offer.members },
    { en: 'from outside', fr: 'de l’extérieur', needed: asked.external, offered: offer.external },
    { en: 'to preside', fr: 'pour présider', needed: asked.presidents, offered: offer.presidents },
    {
      en: 'distinct qualities',
      fr: 'qualités distinctes',
      needed: Math.max(asked.external, asked.presidents),
      offered: asked.members ?? Number.POSITIVE_INFINITY,
    },
  ];
  return needs
    .filter(({ needed, offered }) => offered < needed)
    .map(({ en, fr, needed, offered }) => ({
      en: `${needed} ${en} needed, ${offered} there`,
      fr: `${needed} ${fr} pour ${offered}`,
    }));
}

function juriesNotDescribed({ scheme, at }: Survey): Found[] {
  return scheme.assessments.flatMap((assessment) => {
    const bodies = assessment.panel.filter(({ members }) => members === null);
    if (bodies.length === 0) return [];
    return [
      {
        places: [at(assessment)],
        en: `${assessment.code} is assessed by «${bodies.map(({ role }) => role).join(', ')}», and nothing says who sits there.`,
        fr: `${assessment.code} est évalué par « ${bodies.map(({ role }) => role).join(', ')} » sans qu’on dise qui y siège.`,
      },
    ];
  });
}

/** Where a document counts its juries, a panel without a count has lost it. */
function juriesWithoutDemand({ scheme, at }: Survey): Found[] {
  const counted = scheme.assessments.some(({ composition }) => composition.length > 0);
  if (!counted) return [];
  return scheme.assessments
    .filter(({ panel, composition }) => composition.length === 0 && panel.some(({ members }) => members !== null))
    .map((assessment) => ({
      places: [at(assessment)],
      en: `${assessment.code} names its assessors, and not how many must sit.`,
      fr: `${assessment.code} nomme ses évaluateurs mais non combien doivent siéger.`,
    }));
}

function assessorsDiffer({ scheme, at }: Survey): Found[] {
  return scheme.assessments.flatMap((assessment) => {
    if (assessment.panel.length === 0) return [];
    const sitting = assessment.panel.map(({ role }) => role);
    const expected = assessment.panel.filter(({ optional }) => !optional).map(({ role }) => role);
    const differing = [
      ...assessment.assessors.filter((role) => !sitting.includes(role)),
      ...expected.filter((role) => !assessment.assessors.includes(role)),
    ];
    if (differing.length === 0) return [];
    return [
      {
        places: [at(assessment)],
        en: `The assessors of ${assessment.code} and its panel differ: ${[...new Set(differing)].join(', ')}.`,
        fr: `Les évaluateurs de ${assessment.code} et son jury diffèrent (${[...new Set(differing)].join(', ')}).`,
      },
    ];
  });
}

/** One finding for all assessments that are divided alike. */
function juriesDifferByPart({ scheme, at }: Survey): Found[] {
  const divided = scheme.assessments
    .map((assessment) => ({ assessment, parts: partsOf(assessment) }))
    .filter(({ parts }) => new Set(parts.map(({ roles }) => roles)).size > 1);
  return groupBy(divided, ({ parts }) => parts.map(({ roles }) => roles).join(' | ')).map(
    ([roles, [first, ...others]]) => {
      const codes = listed([first!, ...others].map(({ assessment }) => assessment.code));
      return {
        places: [at(first!.assessment), ...others.map(({ assessment }) => at(assessment))] as const,
        en: `Not the same persons assess all parts of ${codes}: ${roles}.`,
        fr: `Toutes les parties n’ont pas les mêmes évaluateurs dans ${codes} (${roles}).`,
      };
    },
  );
}

function partsOf({ panel }: Assessment): readonly { readonly roles: string }[] {
  return groupBy(
    panel.filter(({ part }) => part !== null),
    ({ part }) => part ?? '',
  ).map(([, members]) => ({ roles: [...new Set(members.map(({ role }) => role))].sort().join(', ') }));
}

function playersJudge({ scheme, at }: Survey): Found[] {
  return scheme.assessments.flatMap((assessment) => {
    const players = assessment.panel.filter(({ plays }) => plays);
    if (players.length === 0) return [];
    const onlookers = assessment.panel.length - players.length;
    return [
      {
        places: [at(assessment)],
        en: `In ${assessment.code} ${players.length} of those who assess also play in the scene; ${onlookers} only look on.`,
        fr: `Dans ${assessment.code}, ${players.length} de ceux qui évaluent jouent aussi dans la scène et ${onlookers} ne font que regarder.`,
      },
    ];
  });
}
