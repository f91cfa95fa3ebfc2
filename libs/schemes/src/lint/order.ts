import type { Scheme } from '../language/scheme.js';
import type { Check, Found } from './check.js';
import type { Survey } from './survey.js';

/** Stages in an order that can be gone through, each finding what it needs when it begins. */
export const orderChecks: readonly Check[] = [
  { code: 'stage-cycle', severity: 'error', find: cycles },
  { code: 'needed-before-given', severity: 'error', find: neededBeforeGiven },
  { code: 'given-by-nothing', severity: 'error', find: givenByNothing },
  { code: 'listed-before-what-precedes', severity: 'error', find: listedBefore },
];

type Stage = Scheme['stages'][number];

/** Every stage that lies before this one, near or far. */
function before(stage: Stage, stages: readonly Stage[]): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (codes: readonly string[]): void => {
    for (const code of codes.filter((each) => !found.has(each))) {
      found.add(code);
      collect(stages.find((each) => each.code === code)?.after ?? []);
    }
  };
  collect(stage.after);
  return found;
}

function cycles({ scheme: { stages }, at }: Survey): Found[] {
  return stages
    .filter((stage) => before(stage, stages).has(stage.code))
    .map((stage) => ({
      places: [at(stage)],
      en: `${stage.code} comes after itself, by way of ${stage.after.join(', ')}: it can never open.`,
      fr: `${stage.code} vient après soi-même, par ${stage.after.join(', ')}, et ne peut donc jamais s’ouvrir.`,
    }));
}

/** A path is written down in an order in which it can be gone through. */
function listedBefore({ scheme: { stages }, at }: Survey): Found[] {
  return stages.flatMap((stage, index) => {
    const later = stages.slice(index + 1).filter(({ code }) => stage.after.includes(code));
    return later.map((other) => ({
      places: [at(stage), at(other)] as const,
      en: `${stage.code} waits for ${other.code}, which is listed after it.`,
      fr: `${stage.code} attend ${other.code}, qui figure plus loin.`,
    }));
  });
}

function givenBy(stage: Stage): readonly string[] {
  return [...stage.gives, ...stage.pieces.map(({ code }) => code)];
}

function neededBeforeGiven({ scheme: { stages }, at }: Survey): Found[] {
  return stages.flatMap((stage) => {
    const earlier = before(stage, stages);
    return stage.needs.flatMap((need) => {
      const givers = stages.filter((each) => givenBy(each).includes(need));
      if (givers.some(({ code }) => earlier.has(code) && code !== stage.code)) return [];
      const giver = givers.map(({ code }) => code).join(', ') || '–';
      return [
        {
          places: [at(stage), ...givers.map(at)] as const,
          en: `${stage.code} needs ${need}, and does not wait for what gives it (${giver}).`,
          fr: `${stage.code} a besoin de ${need} sans attendre ce qui le produit (${giver}).`,
        },
      ];
    });
  });
}

/** Where stages say what they give, each assessment and each awaited fact is given by one. */
function givenByNothing({ scheme, at }: Survey): Found[] {
  const given = new Set(scheme.stages.flatMap(givenBy));
  const telling = scheme.stages.some(({ gives }) => gives.length > 0);
  if (!telling) return [];
  const groups = new Set(scheme.facts.map(({ group }) => group));
  const factsAreGiven = [...given].filter((code) => groups.has(code)).length > groups.size / 2;
  return [
    ...scheme.assessments.filter(({ code }) => !given.has(code)),
    ...(factsAreGiven ? scheme.facts.filter(({ group }) => !given.has(group)) : []),
  ].map((element) => {
    const name = 'group' in element ? element.group : element.code;
    return {
      places: [at(element)],
      en: `No stage gives ${name}: it would be awaited for ever.`,
      fr: `Aucune étape ne produit ${name}, qui serait attendu sans fin.`,
    };
  });
}
