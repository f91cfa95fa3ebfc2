import type { Scheme } from '../language/scheme.js';
import { groupBy, listed, type Check, type Found } from './check.js';
import type { Place, Survey } from './survey.js';

/** What the document says twice: copied text, one work for several results, one thing entered in two places. */
export const repeatChecks: readonly Check[] = [
  { code: 'printed-twice', severity: 'error', find: printedTwice },
  { code: 'repeated-criteria', severity: 'warning', find: repeatedCriteria },
  { code: 'repeated-deliverable', severity: 'warning', find: repeatedDeliverables },
  { code: 'repeated-competency', severity: 'error', find: repeatedCompetencies },
  { code: 'shared-work', severity: 'warning', find: sharedWorks },
  { code: 'spans-blocks', severity: 'warning', find: spanningBlocks },
  { code: 'idle-facts', severity: 'warning', find: idleFacts },
];

interface Labelled {
  readonly owner: string;
  readonly code: string;
  readonly label: string;
  readonly place: Place;
}

function printedTwice({ criteria, at }: Survey): Found[] {
  return groupBy(criteria, ({ criterion, owner }) => `${owner.code} ${wordsOf(criterion.label)}`)
    .filter(([, alike]) => alike.length > 1)
    .map(([, [first, ...others]]) => ({
      places: [at(others[0]!.criterion), at(first!.criterion)] as const,
      en: `${first!.criterion.code} is printed again as ${others.map(({ criterion }) => criterion.code).join(', ')}.`,
      fr: `${first!.criterion.code} est imprimé de nouveau (${others.map(({ criterion }) => criterion.code).join(', ')}).`,
    }));
}

/** A remark between brackets at the end of a label is not the document's. */
function wordsOf(label: string): string {
  return label.replace(/\s*\([^)]*\)$/, '');
}

function repeatedCriteria({ criteria, at }: Survey): Found[] {
  const labelled = criteria
    .filter(({ criterion }) => criterion.repeats === null)
    .map(({ criterion, owner }) => ({
      owner: owner.code,
      code: criterion.code,
      label: criterion.label,
      place: at(criterion),
    }));
  return acrossOwners(labelled, 'criteria', 'critères');
}

function repeatedDeliverables({ scheme, at }: Survey): Found[] {
  const labelled = scheme.assessments.flatMap(({ code: owner, deliverables }) =>
    deliverables.map((each) => ({ owner, code: each.code, label: each.label, place: at(each) })),
  );
  return acrossOwners(labelled, 'deliverables', 'livrables');
}

/** One finding for each set of owners that print the same words. */
function acrossOwners(labelled: readonly Labelled[], en: string, fr: string): Found[] {
  const alike = groupBy(labelled, ({ label }) => label).filter(
    ([, those]) => new Set(those.map(({ owner }) => owner)).size > 1,
  );
  const ownersOf = (those: readonly Labelled[]): string => [...new Set(those.map(({ owner }) => owner))].join(', ');
  return groupBy(alike, ([, those]) => ownersOf(those)).map(([owners, labels]) => {
    const those = labels.flatMap(([, each]) => each);
    const words = listed(labels.map(([label]) => label));
    return {
      places: [those[0]!.place, ...those.slice(1).map(({ place }) => place)],
      en: `The same ${en} stand in ${owners}: ${words}.`,
      fr: `Les mêmes ${fr} figurent dans ${owners}, à savoir ${words}.`,
    };
  });
}

function repeatedCompetencies({ scheme, at }: Survey): Found[] {
  return groupBy(scheme.competencies, ({ label }) => label)
    .filter(([, alike]) => alike.length > 1)
    .map(([, [first, second]]) => ({
      places: [at(second!), at(first!)],
      en: `${first!.code} and ${second!.code} are worded alike.`,
      fr: `${first!.code} et ${second!.code} ont le même libellé.`,
    }));
}

function sharedWorks({ scheme, at }: Survey): Found[] {
  const shared = groupBy(
    scheme.assessments.filter(({ shares }) => shares !== null),
    ({ shares }) => shares ?? '',
  ).map(([work, those]) => ({ work, those: withOwner(work, those, scheme) }));
  const replaced = groupBy(
    scheme.assessments.filter(({ singleBlockVariant }) => singleBlockVariant !== null),
    ({ singleBlockVariant }) => singleBlockVariant!.code,
  ).map(([work, those]) => ({ work, those }));
  return [...shared, ...replaced]
    .filter(({ those }) => those.length > 1)
    .map(({ work, those }) => ({
      places: [at(those[0]!), ...those.slice(1).map(at)] as const,
      en: `One work (${work}) is assessed ${those.length} times: ${listed(those.map(({ code }) => code))}.`,
      fr: `Un même travail (${work}) est évalué ${those.length} fois, dans ${listed(those.map(({ code }) => code))}.`,
    }));
}

type Assessments = Scheme['assessments'];

function withOwner(
  work: string,
  those: readonly Assessments[number][],
  { assessments }: Scheme,
): readonly Assessments[number][] {
  return [...assessments.filter(({ code }) => code === work), ...those];
}

function spanningBlocks({ scheme, at }: Survey): Found[] {
  return scheme.assessments
    .filter(({ blocks }) => blocks.length > 1)
    .map((assessment) => ({
      places: [at(assessment)],
      en: `${assessment.code} serves ${assessment.blocks.length} blocks: one result, or one for each?`,
      fr: `${assessment.code} sert ${assessment.blocks.length} blocs sans qu’on dise si c’est un résultat ou un pour chacun.`,
    }));
}

/** Facts that are asked of a dossier and change nothing. */
function idleFacts({ scheme, at }: Survey): Found[] {
  const { verdict, rules } = scheme;
  const used = JSON.stringify([rules, verdict]);
  return scheme.facts
    .filter(({ group }) => !new RegExp(`"${group}[".]`).test(used))
    .map((group) => ({
      places: [at(group)],
      en: `«${group.group}» is entered, and neither a rule nor the verdict looks at it.`,
      fr: `« ${group.group} » est saisi mais ni une règle ni le verdict ne le regarde.`,
    }));
}
