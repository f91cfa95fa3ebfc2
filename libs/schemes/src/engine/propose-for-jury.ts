import type { ForJuryRules } from '../language/rules.js';
import type { Scheme } from '../language/scheme.js';
import { compileAwaited } from './awaited.js';
import { programOf } from './compile.js';
import { compileCriterion, type CriterionJudge } from './criteria.js';
import type { Facts } from './facts.js';
import { judgeOf, type JudgedRule } from './judged-rules.js';
import { named } from './references.js';
import type { Findings, MasteryState, Propose, TracedCompetency } from './verdict.js';

/** A scheme without a printed rule: each criterion and competency that the candidate presents, and no decision. */
export function compileForJury(scheme: Scheme, rules: ForJuryRules): Propose {
  const program = programOf(scheme.facts, scheme.rules);
  const presentedOf = compilePresented(scheme, rules);
  const criteria = compileCriteria(scheme, rules);
  const competencyOf = compileCompetency(scheme, rules);
  const wordsOf = compileAwaited(scheme.facts);
  const judges = scheme.rules.map(({ code }) =>
    judgeOf(code, [rules.requires.includes(code) ? 'requirement' : 'title'], program),
  );
  const { id, version, document } = scheme;
  return (facts) => {
    const { blocks, alone } = presentedOf(facts);
    const judged = criteria.filter((criterion) => criterion.blocks.some((block) => blocks.includes(block)));
    const found = judged.map(({ judge }) => judge(facts, alone));
    const mastered = scheme.competencies
      .filter(({ block }) => rules.competencies !== null && blocks.includes(block))
      .map((competency) => competencyOf(competency, facts));
    const unknown = [...new Set([...found, ...mastered].flatMap(({ missing }) => (missing === null ? [] : [missing])))];
    const findings: Findings = {
      criteria: found.map(({ traced }) => traced),
      competencies: mastered.map(({ traced }) => traced),
      blocks,
      variants: alone ? variantsOf(scheme, blocks) : [],
    };
    return {
      scheme: id,
      version,
      decision: 'for_jury',
      titleAwarded: false,
      blocksValidated: [],
      reasons: [],
      alsoUnmet: [],
      reserves: [],
      credits: {},
      creditsTotal: 0,
      measures: measuresOf(findings),
      unknown,
      trace: {
        document,
        rules: judges.map((judge): JudgedRule => judge(facts)).map(({ traced }) => traced),
        derogations: [],
        reserves: [],
        awaited: unknown.map(wordsOf),
        findings,
      },
    };
  };
}

interface Presented {
  readonly blocks: readonly string[];
  /** One block is sought for itself, outside the whole title. */
  readonly alone: boolean;
}

function compilePresented(scheme: Scheme, rules: ForJuryRules): (facts: Facts) => Presented {
  const blocks = scheme.blocks.map(({ code }) => code);
  const optional = new Set(scheme.choices.flatMap(({ exactlyOneOf }) => exactlyOneOf));
  return (facts) => {
    const chosen = rules.chosen === null ? {} : (facts[rules.chosen] ?? {});
    const whole = blocks.filter((block) => !optional.has(block) || chosen[block] !== undefined);
    const sought = rules.sought === null ? {} : (facts[rules.sought] ?? {});
    const wanted = whole.filter((block) => sought[block] !== undefined);
    return wanted.length === 0 ? { blocks: whole, alone: false } : { blocks: wanted, alone: wanted.length === 1 };
  };
}

function compileCriteria(
  scheme: Scheme,
  rules: ForJuryRules,
): readonly { readonly blocks: readonly string[]; readonly judge: CriterionJudge }[] {
  const groups = scheme.facts.filter(({ group }) => [rules.criteria].flat().includes(group));
  const exempted = scheme.facts.find(({ group }) => group === rules.exempted) ?? null;
  const ofBlocks = scheme.blocks.map(({ code, criteria }) => ({ of: code, blocks: [code], criteria, needs: null }));
  const ofAssessments = scheme.assessments.map(({ code, blocks, criteria, singleBlockVariant }) => ({
    of: code,
    blocks,
    criteria,
    needs: singleBlockVariant?.needsEvidence && rules.evidence !== null ? { group: rules.evidence, item: code } : null,
  }));
  return [...ofBlocks, ...ofAssessments].flatMap(({ of, blocks, criteria, needs }) =>
    criteria
      .filter(({ repeats }) => repeats === null)
      .map((criterion) => ({ blocks, judge: compileCriterion({ of, criterion, groups, exempted, evidence: needs }) })),
  );
}

function compileCompetency(scheme: Scheme, rules: ForJuryRules) {
  const group = scheme.facts.find((each) => each.group === rules.competencies);
  return (competency: Scheme['competencies'][number], facts: Facts) => {
    const { code, block, label, source } = competency;
    const entered = group && facts[group.group]?.[code]?.[''];
    const state = masteryOf(entered);
    const traced: TracedCompetency = { competency: code, block, label, state, source };
    const awaited = group?.required && state === 'unknown' ? named(group.unknown ?? '{item}', code) : null;
    return { traced, missing: awaited };
  };
}

function masteryOf(entered: unknown): MasteryState {
  if (entered === true || entered === 'mastered') return 'mastered';
  return entered === false || entered === 'not_mastered' ? 'not_mastered' : 'unknown';
}

function variantsOf(scheme: Scheme, blocks: readonly string[]): Findings['variants'] {
  return scheme.assessments.flatMap(({ code, blocks: of, singleBlockVariant: variant }) =>
    variant && of.some((block) => blocks.includes(block))
      ? [{ assessment: code, variant: variant.code, source: variant.source }]
      : [],
  );
}

function measuresOf({ criteria, competencies }: Findings): Record<string, string> {
  return Object.fromEntries([
    ...competencies.map(({ competency, state }) => [competency, state] as const),
    ...criteria.map(({ criterion, state }) => [criterion, state] as const),
  ]);
}
