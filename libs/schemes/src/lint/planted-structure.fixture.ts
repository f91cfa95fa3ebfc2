import type { Scheme } from '../language/scheme.js';
import type { Site } from './planted-defects.fixture.js';
import { ownersOf, site } from './planted-figures.fixture.js';

/** A code that nothing bears, where another element is named. */
export function danglingReferences(scheme: Scheme): Site[] {
  const { verdict } = scheme;
  return [
    ...scheme.competencies.map((each) => field('block of a competency', `competencies/${each.code}`, each, 'block')),
    ...scheme.activities.flatMap((each) => [
      field('block of an activity', `activities/${each.code}`, each, 'block'),
      ...entries('competency of an activity', `activities/${each.code}`, each.competencies),
    ]),
    ...scheme.choices.flatMap((each) => entries('block of a choice', `choices/${each.code}`, each.exactlyOneOf)),
    ...scheme.assessments.flatMap((each) => [
      ...entries('block of an assessment', `assessments/${each.code}`, each.blocks),
      ...entries('competency of an assessment', `assessments/${each.code}`, each.competencies),
      ...entries('unit of an assessment', `assessments/${each.code}`, each.units),
      ...(each.shares === null ? [] : [field('shared work', `assessments/${each.code}`, each, 'shares')]),
    ]),
    ...ownersOf(scheme).flatMap(({ path, criteria }) =>
      criteria.flatMap((each) => [
        ...(each.competency === null
          ? []
          : [field('competency of a criterion', `${path}/criteria/${each.code}`, each, 'competency')]),
        ...(each.repeats === null
          ? []
          : [field('repeated criterion', `${path}/criteria/${each.code}`, each, 'repeats')]),
      ]),
    ),
    ...scheme.evidence.flatMap((each, at) => [
      field('competency of an evidence', `evidence/${at}`, each, 'competency'),
      ...(each.assessment === null ? [] : [field('assessment of an evidence', `evidence/${at}`, each, 'assessment')]),
    ]),
    ...scheme.stages.flatMap((each) => [
      ...entries('earlier stage', `stages/${each.code}`, each.after),
      ...entries('product of a stage', `stages/${each.code}`, each.gives),
      ...entries('need of a stage', `stages/${each.code}`, each.needs),
    ]),
    ...scheme.rules.flatMap((each) => [
      ...(each.reading === null ? [] : [field('reading of a rule', `rules/${each.code}`, each, 'reading')]),
      ...(each.each ? [field('facts of a rule', `rules/${each.code}`, each.each, 'over')] : []),
    ]),
    ...scheme.conditions.flatMap((each) => entries('rule of a condition', `conditions/${each.code}`, each.rules)),
    ...(verdict.mode === 'computed'
      ? [
          ...entries('gate', 'verdict/gate', verdict.gate),
          ...verdict.title.map((each, at) => field('rule of the title', `verdict/title/${at}`, each, 'rule')),
          ...verdict.credits.map((each, at) => field('credits', `verdict/credits/${at}`, each, 'item')),
        ]
      : entries('requirement', 'verdict/requires', verdict.requires)),
  ];
}

function field<Key extends string>(what: string, place: string, of: Record<Key, string | null>, key: Key): Site {
  return site(what, place, () => (of[key] = `${of[key]}9X` as never));
}

function entries(what: string, place: string, list: string[]): Site[] {
  return list.map((code, at) => site(what, place, () => (list[at] = `${code}9X`)));
}

/** An element under the code of its neighbour. */
export function duplicateCodes(scheme: Scheme): Site[] {
  const nested = ownersOf(scheme).map(({ path, criteria }) => [`${path}/criteria`, criteria] as const);
  const works = scheme.assessments.map(
    ({ code, deliverables }) => [`assessments/${code}/deliverables`, deliverables] as const,
  );
  const points = scheme.rubric.map(({ code, items }) => [`rubric/${code}/items`, items] as const);
  const {
    blocks,
    competencies,
    activities,
    transversal,
    rubric,
    units,
    assessments,
    stages,
    rules,
    provisions,
    readings,
  } = scheme;
  const flat = {
    blocks,
    competencies,
    activities,
    transversal,
    rubric,
    units,
    assessments,
    stages,
    rules,
    provisions,
    readings,
  };
  return [
    ...[...Object.entries(flat), ...nested, ...works, ...points].flatMap(([path, elements]) =>
      elements.slice(1).map((element, at) => {
        const { code } = elements[at]!;
        return site(path.replace(/.*\//, ''), `${path}/${code}`, () => (element.code = code));
      }),
    ),
    ...scheme.facts.flatMap((group) => {
      const items = group.items ?? [];
      return items
        .slice(1)
        .map((_, at) => site('item of facts', `facts/${group.group}/${items[at]}`, () => (items[at + 1] = items[at]!)));
    }),
  ];
}

/** Stages that wait for each other, or no longer for what they need. */
export function impossibleOrders({ stages }: Scheme): Site[] {
  const before = (code: string): readonly string[] => {
    const after = stages.find((each) => each.code === code)?.after ?? [];
    return [...new Set(after.flatMap((each) => [each, ...before(each)]))];
  };
  return stages.flatMap((stage) => [
    site('stage after itself', `stages/${stage.code}`, () => stage.after.push(stage.code)),
    ...before(stage.code).map((earlier) => {
      const first = stages.find(({ code }) => code === earlier)!;
      return site('stage after a later one', `stages/${earlier}`, () => first.after.push(stage.code));
    }),
    ...stage.after
      .filter((edge) => !stage.after.some((other) => other !== edge && before(other).includes(edge)))
      .map((edge) =>
        site(
          'forgotten order',
          `stages/${stage.code}`,
          () => (stage.after = stage.after.filter((each) => each !== edge)),
        ),
      ),
    ...stage.needs.flatMap((need) => {
      const giver = stages.find(({ gives }) => gives.includes(need));
      const elsewhere = stages.some((each) => each.pieces.some(({ code }) => code === need));
      if (!giver || elsewhere) return [];
      return [
        site('given too late', `stages/${stage.code}`, () => {
          giver.gives = giver.gives.filter((each) => each !== need);
          stage.gives.push(need);
        }),
      ];
    }),
  ]);
}
