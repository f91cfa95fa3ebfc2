import type { Check, Found } from './check.js';
import { listed } from './check.js';
import type { Survey } from './survey.js';

/** Every competency must be proved by something, and everything assessed must prove something. */
export const proofChecks: readonly Check[] = [
  { code: 'evidence-from-nothing', severity: 'error', find: evidenceFromNothing },
  { code: 'evidence-disagrees', severity: 'error', find: evidenceDisagrees },
  { code: 'competency-without-proof', severity: 'error', find: competenciesWithoutProof },
  { code: 'proves-nothing', severity: 'error', find: assessmentsThatProveNothing },
  { code: 'proves-nothing-in-particular', severity: 'warning', find: assessmentsThatProveNothingInParticular },
  { code: 'competency-of-another-block', severity: 'error', find: competenciesOfOtherBlocks },
  { code: 'block-without-competency', severity: 'error', find: blocksWithoutCompetency },
  { code: 'block-without-assessment', severity: 'error', find: blocksWithoutAssessment },
  { code: 'competency-without-activity', severity: 'error', find: competenciesWithoutActivity },
  { code: 'several-proofs', severity: 'warning', find: severalProofs },
  { code: 'criterion-of-another-competency', severity: 'error', find: criteriaOfOtherCompetencies },
];

function evidenceFromNothing({ scheme, at }: Survey): Found[] {
  return scheme.evidence
    .filter(({ assessment }) => assessment === null)
    .map((evidence) => ({
      places: [at(evidence)],
      en: `“${evidence.printed}” is named as proof of ${evidence.competency}, and no assessment produces it.`,
      fr: `« ${evidence.printed} » est cité comme preuve de ${evidence.competency} mais aucune épreuve ne le produit.`,
    }));
}

/** Where the document lists its evidence, the list and the assessments must tell the same story. */
function evidenceDisagrees({ scheme, at }: Survey): Found[] {
  if (scheme.evidence.length === 0) return [];
  const listedProofs = new Set(scheme.evidence.map(({ competency, assessment }) => `${competency} ${assessment}`));
  const claimed = scheme.evidence.flatMap((evidence) => {
    const assessment = scheme.assessments.find(({ code }) => code === evidence.assessment);
    return assessment && !assessment.competencies.includes(evidence.competency)
      ? [{ places: [at(evidence), at(assessment)] as const, competency: evidence.competency, code: assessment.code }]
      : [];
  });
  const unlisted = scheme.assessments.flatMap((assessment) =>
    assessment.competencies
      .filter((competency) => !listedProofs.has(`${competency} ${assessment.code}`))
      .map((competency) => ({ places: [at(assessment)] as const, competency, code: assessment.code })),
  );
  return [
    ...claimed.map(({ places, competency, code }) => ({
      places,
      en: `${code} is listed as proof of ${competency}, which it does not assess.`,
      fr: `${code} figure comme preuve de ${competency} sans l’évaluer.`,
    })),
    ...unlisted.map(({ places, competency, code }) => ({
      places,
      en: `${code} assesses ${competency}, and the list of evidence does not name it.`,
      fr: `${code} évalue ${competency} sans figurer parmi ses preuves.`,
    })),
  ];
}

function competenciesWithoutProof({ scheme, criteria, at }: Survey): Found[] {
  const proved = new Set([
    ...scheme.assessments.flatMap(({ competencies }) => competencies),
    ...criteria.map(({ criterion }) => criterion.competency),
  ]);
  return scheme.competencies
    .filter(({ code }) => !proved.has(code))
    .map((competency) => ({
      places: [at(competency)],
      en: `No assessment and no criterion bears on ${competency.code}: nobody can show it.`,
      fr: `Aucune épreuve ni aucun critère ne porte sur ${competency.code}, que personne ne peut donc démontrer.`,
    }));
}

function assessmentsThatProveNothing({ scheme, at }: Survey): Found[] {
  return scheme.assessments
    .filter(({ competencies, blocks }) => competencies.length === 0 && blocks.length < 2)
    .map((assessment) => ({
      places: [at(assessment)],
      en: `${assessment.code} proves no competency.`,
      fr: `${assessment.code} ne prouve aucune compétence.`,
    }));
}

function assessmentsThatProveNothingInParticular({ scheme, at }: Survey): Found[] {
  return scheme.assessments
    .filter(({ competencies, blocks }) => competencies.length === 0 && blocks.length > 1)
    .map((assessment) => ({
      places: [at(assessment)],
      en: `${assessment.code} serves ${assessment.blocks.length} blocks, and names none of their competencies.`,
      fr: `${assessment.code} sert ${assessment.blocks.length} blocs sans nommer aucune de leurs compétences.`,
    }));
}

function competenciesOfOtherBlocks({ scheme, at }: Survey): Found[] {
  const blockOf = new Map(scheme.competencies.map(({ code, block }) => [code, block] as const));
  const assessed = scheme.assessments.flatMap((assessment) => {
    const own = new Set(assessment.competencies.map((code) => blockOf.get(code) ?? '?'));
    const stray = [...own].filter((block) => block !== '?' && !assessment.blocks.includes(block));
    const idle = own.size === 0 ? [] : assessment.blocks.filter((block) => !own.has(block));
    return [...stray, ...idle].length === 0 ? [] : [{ assessment, blocks: [...stray, ...idle] }];
  });
  const filed = scheme.activities.flatMap((activity) => {
    const blocks = activity.competencies.map((code) => blockOf.get(code) ?? '?');
    const stray = [...new Set(blocks)].filter((block) => block !== '?' && block !== activity.block);
    return stray.length === 0 ? [] : [{ assessment: activity, blocks: stray }];
  });
  return [...assessed, ...filed].map(({ assessment, blocks }) => ({
    places: [at(assessment), ...scheme.blocks.filter(({ code }) => blocks.includes(code)).map(at)] as const,
    en: `The blocks of ${assessment.code} and those of its competencies differ: ${listed(blocks)}.`,
    fr: `Les blocs de ${assessment.code} et ceux de ses compétences diffèrent (${listed(blocks)}).`,
  }));
}

function blocksWithoutCompetency({ scheme, at }: Survey): Found[] {
  const filled = new Set(scheme.competencies.map(({ block }) => block));
  return scheme.blocks
    .filter(({ code }) => !filled.has(code))
    .map((block) => ({
      places: [at(block)],
      en: `${block.code} has no competency.`,
      fr: `${block.code} n’a aucune compétence.`,
    }));
}

/** What serves one block alone: an assessment of the whole path proves nothing of one block in particular. */
function blocksWithoutAssessment({ scheme, at }: Survey): Found[] {
  const most = Math.max(0, ...scheme.assessments.map(({ blocks }) => blocks.length));
  const served = new Set(
    scheme.assessments.filter(({ blocks }) => blocks.length < Math.max(most, 2)).flatMap(({ blocks }) => blocks),
  );
  return scheme.blocks
    .filter(({ code }) => !served.has(code))
    .map((block) => ({
      places: [at(block)],
      en: `No assessment of its own bears on ${block.code}.`,
      fr: `Aucune épreuve propre ne porte sur ${block.code}.`,
    }));
}

function competenciesWithoutActivity({ scheme, at }: Survey): Found[] {
  if (scheme.activities.length === 0) return [];
  return scheme.competencies.flatMap((competency) => {
    const under = scheme.activities.filter(({ competencies }) => competencies.includes(competency.code));
    if (under.length === 1) return [];
    return [
      {
        places: [at(competency), ...under.map(at)] as const,
        en: `${competency.code} stands under ${under.length} activities, where each competency has one.`,
        fr: `${competency.code} relève de ${under.length} activités alors que chaque compétence en a une.`,
      },
    ];
  });
}

function severalProofs({ scheme, at }: Survey): Found[] {
  return scheme.competencies.flatMap((competency) => {
    const proofs = scheme.evidence.filter((evidence) => evidence.competency === competency.code);
    if (proofs.length < 2) return [];
    return [
      {
        places: [at(competency), ...proofs.map(at)] as const,
        en: `${proofs.length} proofs are named for ${competency.code}, and nothing says how they combine.`,
        fr: `${proofs.length} preuves sont citées pour ${competency.code} sans qu’on dise comment elles se combinent.`,
      },
    ];
  });
}

function criteriaOfOtherCompetencies({ criteria, at }: Survey): Found[] {
  return criteria.flatMap(({ criterion, owner }) => {
    const own = 'competencies' in owner ? owner.competencies : null;
    if (criterion.competency === null || own === null || own.includes(criterion.competency)) return [];
    return [
      {
        places: [at(criterion), at(owner)] as const,
        en: `${criterion.code} judges ${criterion.competency}, which ${owner.code} does not assess.`,
        fr: `${criterion.code} juge ${criterion.competency}, que ${owner.code} n’évalue pas.`,
      },
    ];
  });
}
