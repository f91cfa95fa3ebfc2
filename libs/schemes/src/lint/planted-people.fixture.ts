import type { Scheme } from '../language/scheme.js';
import type { Site } from './planted-defects.fixture.js';
import { site } from './planted-figures.fixture.js';

/** A block that nothing fills, nothing assesses, or that asks for more than it has. */
export function starvedBlocks(scheme: Scheme): Site[] {
  const { verdict } = scheme;
  return [
    ...scheme.blocks.flatMap(({ code }, at) => {
      const other = scheme.blocks[(at + 1) % scheme.blocks.length]!.code;
      const own = scheme.competencies.filter(({ block }) => block === code);
      return [
        site('block without competency', `blocks/${code}`, () => own.forEach((each) => (each.block = other))),
        site('block without assessment', `blocks/${code}`, () =>
          scheme.assessments.forEach((each) => (each.blocks = each.blocks.filter((block) => block !== code))),
        ),
      ];
    }),
    ...scheme.competencies.map(({ code }) =>
      site('competency without proof', `competencies/${code}`, () => withoutProof(scheme, code)),
    ),
    ...scheme.rules.flatMap((rule) => {
      if (!('compare' in rule.test) || !('count' in rule.test.compare.left)) return [];
      const { compare } = rule.test;
      const { count } = rule.test.compare.left;
      return [
        site('fewer items than asked', `rules/${rule.code}`, () => (count.items = (count.items ?? []).slice(0, 2))),
        site('more asked than items', `rules/${rule.code}`, () => {
          [rule.value, compare.right] = ['27', { value: '27' }];
        }),
      ];
    }),
    ...(verdict.mode === 'computed' ? verdict.blocks : []).map(({ block }) =>
      site('block without rule', `blocks/${block}`, () => {
        if (verdict.mode === 'computed') verdict.blocks = verdict.blocks.filter((each) => each.block !== block);
      }),
    ),
  ];
}

function withoutProof(scheme: Scheme, code: string): void {
  for (const each of scheme.assessments)
    each.competencies = each.competencies.filter((competency) => competency !== code);
  for (const each of [...scheme.blocks, ...scheme.assessments].flatMap(({ criteria }) => criteria)) {
    if (each.competency === code) each.competency = null;
  }
}

/** A jury that asks for more than it is offered. */
export function impossibleJuries({ assessments }: Scheme): Site[] {
  return assessments.flatMap((assessment) => {
    const here = `assessments/${assessment.code}`;
    const { panel } = assessment;
    return [
      ...assessment.composition.flatMap((asked, at) => {
        const sitting = panel.filter(({ part }) => asked.part === null || part === asked.part);
        const counted = sitting.every(({ members }) => members !== null);
        const place = `${here}/composition/${at}`;
        return [
          ...(counted && asked.members !== null
            ? [site('more members than sit', place, () => (asked.members = asked.members! + sitting.length))]
            : []),
          ...(counted ? [site('more presidents than sit', place, () => (asked.presidents += 2))] : []),
          ...(asked.external > 0
            ? [site('nobody from outside', place, () => sitting.forEach((each) => (each.external = false)))]
            : []),
          site('all candidates excluded', place, () => (asked.excludes = panel.map(({ role }) => role))),
        ];
      }),
      ...panel
        .filter(({ optional, members }) => !optional && members !== null)
        .map((member) =>
          site('member struck off', here, () => (assessment.panel = panel.filter((each) => each !== member))),
        ),
    ];
  });
}

/** Proof that nothing produces, or work that proves and is judged by nothing. */
export function orphanEvidence(scheme: Scheme): Site[] {
  return [
    ...scheme.evidence.flatMap((each, at) =>
      each.assessment === null
        ? []
        : [
            site('evidence without assessment', `evidence/${at}`, () => (each.assessment = null)),
            site(
              'evidence struck off',
              `assessments/${each.assessment}`,
              () => (scheme.evidence = scheme.evidence.filter((other) => other !== each)),
            ),
          ],
    ),
    ...scheme.assessments.flatMap((assessment) => [
      ...(assessment.competencies.length === 0
        ? []
        : [
            site(
              'assessment that proves nothing',
              `assessments/${assessment.code}`,
              () => (assessment.competencies = []),
            ),
          ]),
      ...(assessment.criteria.length === 0
        ? []
        : [site('assessment without criteria', `assessments/${assessment.code}`, () => (assessment.criteria = []))]),
    ]),
    ...judgedItems(scheme),
    ...scheme.stages.flatMap((stage) =>
      stage.gives
        .filter((code) => scheme.assessments.some((each) => each.code === code))
        .filter((code) => !scheme.stages.some(({ pieces }) => pieces.some((piece) => piece.code === code)))
        .map((code) =>
          site(
            'assessment that no stage holds',
            `assessments/${code}`,
            () => (stage.gives = stage.gives.filter((each) => each !== code)),
          ),
        ),
    ),
  ];
}

function judgedItems({ verdict, facts, blocks, assessments }: Scheme): Site[] {
  if (verdict.mode === 'computed') return [];
  const groups = facts.filter(
    ({ group, items }) => [verdict.criteria].flat().includes(group) && (items?.length ?? 0) > 1,
  );
  const owners = [
    ...blocks.map((each) => ({ list: 'blocks', ...each })),
    ...assessments.map((each) => ({ list: 'assessments', ...each })),
  ];
  return groups.flatMap((group) =>
    (group.items ?? []).map((item) => {
      const owner = owners.find(({ criteria }) => criteria.some(({ code }) => code === item));
      return site('criterion without entry', `${owner?.list}/${owner?.code}/criteria/${item}`, () => {
        group.items = (group.items ?? []).filter((each) => each !== item);
      });
    }),
  );
}
