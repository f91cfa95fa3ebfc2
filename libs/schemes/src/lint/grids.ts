import { compareRationals, parseRational } from '../engine/rational.js';
import type { Scheme } from '../language/scheme.js';
import { groupBy, type Check, type Found } from './check.js';
import { comparisonsIn } from './expressions.js';
import { groupNamed } from './rule-references.js';
import type { Survey } from './survey.js';

/** Blocks, their competencies, and the minima of the grid that validates them. */
export const gridChecks: readonly Check[] = [
  { code: 'criterion-against-grid', severity: 'warning', find: criteriaAgainstGrid },
  { code: 'block-items-differ', severity: 'error', find: blockItemsDiffer },
  { code: 'measure-differs-from-rule', severity: 'error', find: measuresDiffer },
  { code: 'block-without-rule', severity: 'error', find: blocksWithoutRule },
  { code: 'uneven-share', severity: 'warning', find: unevenShares },
  { code: 'lone-minimum', severity: 'warning', find: loneMinima },
  { code: 'scale-mismatch', severity: 'error', find: scaleMismatches },
];

function criteriaAgainstGrid({ scheme, criteria, at }: Survey): Found[] {
  return criteria.flatMap(({ criterion }) => {
    const competency = scheme.competencies.find(({ code }) => code === criterion.competency);
    const minimum = competency?.minimum ?? null;
    if (!competency || minimum === null || criterion.threshold === null) return [];
    const [asked, needed] = [parseRational(criterion.threshold), parseRational(minimum)];
    if (!asked || !needed || compareRationals(asked, needed) === 0) return [];
    return [
      {
        places: [at(criterion), at(competency)] as const,
        en: `${criterion.code} asks for level ${criterion.threshold} of ${competency.code}, and the grid for ${minimum}.`,
        fr: `${criterion.code} demande le niveau ${criterion.threshold} de ${competency.code} et la grille ${minimum}.`,
      },
    ];
  });
}

interface BlockRule {
  readonly block: string;
  readonly rule: Scheme['rules'][number];
  readonly over: string;
  readonly items: readonly string[];
}

/** The rules that count the competencies of a block. */
function blockRules({ rules, verdict, ...scheme }: Scheme): readonly BlockRule[] {
  if (verdict.mode !== 'computed') return [];
  return verdict.blocks.flatMap(({ block, rule: code }) => {
    const rule = rules.find((each) => each.code === code);
    const measure = rule && 'compare' in rule.test ? rule.test.compare.left : null;
    if (!rule || !measure || !('count' in measure)) return [];
    const { over, items } = measure.count;
    const all = scheme.facts.find(({ group }) => group === over)?.items ?? [];
    return [{ block, rule, over, items: items ?? all }];
  });
}

function blockItemsDiffer({ scheme, at }: Survey): Found[] {
  return blockRules(scheme).flatMap(({ block, rule, items }) => {
    const own = scheme.competencies.filter((each) => each.block === block).map(({ code }) => code);
    const differing = [...own.filter((code) => !items.includes(code)), ...items.filter((code) => !own.includes(code))];
    if (differing.length === 0) return [];
    const element = scheme.blocks.find(({ code }) => code === block);
    return [
      {
        places: [at(rule), ...(element ? [at(element)] : []), ...competenciesNamed(differing, scheme).map(at)] as const,
        en: `${rule.code} counts other competencies than those of ${block}: ${differing.join(', ')}.`,
        fr: `${rule.code} ne compte pas les compétences de ${block} (écart sur ${differing.join(', ')}).`,
      },
    ];
  });
}

function competenciesNamed(codes: readonly string[], { competencies }: Scheme): Scheme['competencies'] {
  return competencies.filter(({ code }) => codes.includes(code));
}

/** A figure shown for a block must be the one that its rule judges. */
function measuresDiffer({ scheme, at }: Survey): Found[] {
  const { verdict } = scheme;
  if (verdict.mode !== 'computed') return [];
  const judged = scheme.rules.flatMap((rule) =>
    comparisonsIn(rule.test).map(({ left }) => ({ rule, left: JSON.stringify(left) })),
  );
  const ofBlocks = new Map(verdict.blocks.map(({ block, rule }) => [block, rule] as const));
  return verdict.measures.flatMap((each) => {
    const own = JSON.stringify(each.measure);
    const expected = ofBlocks.get(each.code);
    const rules = judged.filter(({ left, rule }) => left === own && (expected === undefined || rule.code === expected));
    if (rules.length > 0) return [];
    const rule = scheme.rules.find(({ code }) => code === expected);
    return [
      {
        places: rule ? [at(each), at(rule)] : [at(each)],
        en: `The figure ${each.code} is shown with the verdict, and ${rule?.code ?? 'no rule'} measures something else.`,
        fr: `Le chiffre ${each.code} accompagne le verdict mais ${rule?.code ?? 'aucune règle'} ne mesure pas la même chose.`,
      },
    ];
  });
}

function blocksWithoutRule({ scheme, at }: Survey): Found[] {
  const { verdict } = scheme;
  if (verdict.mode !== 'computed') return [];
  return scheme.blocks
    .filter(({ code }) => !verdict.blocks.some(({ block }) => block === code))
    .map((block) => ({
      places: [at(block)],
      en: `Nothing validates ${block.code}: the verdict has no rule for it.`,
      fr: `Rien ne valide ${block.code}, car le verdict n’a pas de règle pour ce bloc.`,
    }));
}

/** Where most blocks ask for one share of their competencies, the block that asks for another stands out. */
function unevenShares({ scheme, at }: Survey): Found[] {
  const shares = blockRules(scheme).flatMap(({ block, rule, items }) =>
    rule.value === null ? [] : [{ block, rule, items, share: Number(rule.value) / items.length }],
  );
  const bySize = [...groupBy(shares, ({ share }) => String(share))].sort(([, a], [, b]) => b.length - a.length);
  const [usual, ...others] = bySize;
  if (!usual || usual[1].length <= shares.length / 2) return [];
  return others.flatMap(([, odd]) =>
    odd.map(({ block, rule, items }) => ({
      places: [at(rule)],
      en: `${block} asks for ${rule.value} of ${items.length} competencies, where the others ask for ${percent(usual[0])}.`,
      fr: `${block} demande ${rule.value} compétences sur ${items.length} quand les autres blocs en demandent ${percent(usual[0])}.`,
    })),
  );
}

function percent(share: string): string {
  return `${Math.round(Number(share) * 100)}\u00a0%`;
}

/** One item alone with another minimum than all its neighbours. */
function loneMinima({ scheme, within }: Survey): Found[] {
  return scheme.facts.flatMap((group) => {
    const minima = Object.entries(group.parameters['min'] ?? {});
    const alike = groupBy(minima, ([, value]) => value);
    const lone = alike.find(([, those]) => those.length === 1);
    if (alike.length !== 2 || !lone || minima.length < fewest) return [];
    const [item, value] = lone[1][0]!;
    const usual = alike.find((each) => each !== lone)![0];
    return [
      {
        places: [within(group, item)],
        en: `${item} alone has the minimum ${value}: the ${minima.length - 1} others have ${usual}.`,
        fr: `${item} est seul à avoir ${value} pour minimum, les ${minima.length - 1} autres ont ${usual}.`,
      },
    ];
  });
}

/** Among fewer, one that differs is no surprise. */
const fewest = 5;

function scaleMismatches({ scheme, at }: Survey): Found[] {
  return scheme.facts.flatMap((group) =>
    group.printedScales.flatMap((printed) => {
      const { min, max } = groupNamed(scheme, group.group) as { readonly min?: string; readonly max?: string };
      if (printed.min === min && printed.max === max) return [];
      return [
        {
          places: [{ ...at(group), lines: [printed.source] }, at(group)] as const,
          en: `The document prints a scale from ${printed.min} to ${printed.max} for ${group.group}, which takes ${min} to ${max}.`,
          fr: `Le document imprime une échelle de ${printed.min} à ${printed.max} pour ${group.group}, qui reçoit de ${min} à ${max}.`,
        },
      ];
    }),
  );
}
