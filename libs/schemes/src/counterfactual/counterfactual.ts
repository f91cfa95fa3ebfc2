import { assertNever } from '@parchemin/kernel';
import type { Derogation, DossierFault } from '../dossier/read-dossier.js';
import { compileReading } from '../dossier/deliberate.js';
import { programOf, type Program } from '../engine/compile.js';
import type { Facts } from '../engine/facts.js';
import { compileScheme } from '../engine/propose.js';
import type { Verdict } from '../engine/verdict.js';
import type { FactGroup } from '../language/facts.js';
import type { ComputedRules } from '../language/rules.js';
import type { Scheme } from '../language/scheme.js';
import type { Changes, CounterfactualAnswer } from './answer.js';
import { describeChanges } from './described.js';
import { goalFormula, type Goal } from './goals.js';
import { solveOpenings } from './openings.js';
import { TooLarge } from './solve.js';

export interface CounterfactualQuestion {
  /** Facts that are to stay as they are: «exam», «ue.2», a whole group «levels». */
  readonly fixed?: readonly string[];
  /** The only facts that may change. */
  readonly only?: readonly string[];
  /** One block instead of the title. */
  readonly block?: string;
}

export type Counterfactual = { readonly answer: CounterfactualAnswer } | { readonly errors: readonly DossierFault[] };

/** From the text of a dossier to the smallest changes that turn its verdict, or to everything that is wrong with it. */
export function compileCounterfactual(
  scheme: Scheme,
): (text: string, question?: CounterfactualQuestion) => Counterfactual {
  const read = compileReading(scheme);
  const smallest = compileSmallestChanges(scheme);
  return (text, question = {}) => {
    const dossier = read(text);
    return 'errors' in dossier ? dossier : { answer: smallest(dossier.facts, dossier.derogations, question) };
  };
}

export type SmallestChanges = (
  facts: Facts,
  derogations: readonly Derogation[],
  question?: CounterfactualQuestion,
) => CounterfactualAnswer;

/** The same for validated facts. Total: an answer for every dossier of every valid scheme. */
export function compileSmallestChanges(scheme: Scheme): SmallestChanges {
  const propose = compileScheme(scheme);
  const program = programOf(scheme.facts, scheme.rules);
  return (facts, derogations, question = {}) => {
    const verdict = propose(facts, derogations);
    const goal = goalOf(verdict, question.block ?? null);
    const { fixed = [], only = null } = question;
    const { id, version, document } = scheme;
    const asked = { goal, fixed: [...fixed], only: only && [...only] };
    const solved = outcomeOf(scheme, { program, facts, derogations, goal, question });
    const described = describeChanges(solved.changes, scheme, program);
    return { scheme: id, version, document, decision: verdict.decision, ...asked, ...solved, ...described };
  };
}

/** The names of a question that the scheme does not know. */
export function unknownNames(
  scheme: Scheme,
  { fixed = [], only = [], block }: CounterfactualQuestion,
): readonly string[] {
  const facts = scheme.facts.flatMap(({ group, items, ...rest }) => [
    group,
    ...(items ?? []).flatMap((item) => [
      `${group}.${item}`,
      ...(rest.kind === 'record' ? Object.keys(rest.fields).map((field) => `${group}.${item}.${field}`) : []),
    ]),
  ]);
  const blocks = scheme.blocks.map(({ code }) => code);
  return [
    ...[...fixed, ...only].filter((name) => !facts.some((fact) => covers(name, fact))),
    ...(block === undefined || blocks.includes(block) ? [] : [block]),
  ];
}

interface Asked {
  readonly program: Program;
  readonly facts: Facts;
  readonly derogations: readonly Derogation[];
  readonly goal: Goal;
  readonly question: CounterfactualQuestion;
}

type Outcome = Pick<CounterfactualAnswer, 'outcome' | 'changes'>;

function outcomeOf({ verdict }: Scheme, asked: Asked): Outcome {
  switch (verdict.mode) {
    case 'for_jury':
      return { outcome: 'no_rule', changes: null };
    case 'computed': {
      const { block } = asked.goal;
      const ruled = block === null || verdict.blocks.some((each) => each.block === block);
      return ruled ? computedOutcome(verdict, asked) : { outcome: 'no_rule', changes: null };
    }
    default:
      return assertNever(verdict);
  }
}

function computedOutcome(rules: ComputedRules, { program, facts, derogations, goal, question }: Asked): Outcome {
  const isHeld = (fact: string, group: FactGroup): boolean =>
    !group.changeable ||
    (question.fixed ?? []).some((name) => covers(name, fact)) ||
    (question.only !== undefined && !question.only.some((name) => covers(name, fact)));
  try {
    const changes = solveOpenings(program, facts, isHeld, (reading) =>
      goalFormula(goal, { rules, derogations, reading }),
    );
    return answered(changes);
  } catch (fault) {
    if (fault instanceof TooLarge) return { outcome: 'too_large', changes: null };
    throw fault;
  }
}

function answered(changes: Changes | null): Outcome {
  return changes === null ? { outcome: 'impossible', changes } : { outcome: 'changes', changes };
}

function goalOf({ titleAwarded, blocksValidated }: Verdict, block: string | null): Goal {
  return { block, awarded: block === null ? !titleAwarded : !blocksValidated.includes(block) };
}

function covers(name: string, fact: string): boolean {
  return fact === name || fact.startsWith(`${name}.`);
}
