import { assertNever } from '@parchemin/kernel';
import type { Program } from '../engine/compile.js';
import type { Scheme } from '../language/scheme.js';
import type { Changes, CounterfactualAnswer } from './answer.js';
import { itemsOfRule } from './goals.js';
import { variablesOf, labelsOf } from './variables.js';

type Described = Pick<CounterfactualAnswer, 'facts' | 'rules'>;

/** The words for everything that the changes name, so that the answer explains itself. */
export function describeChanges(changes: Changes | null, scheme: Scheme, program: Program): Described {
  if (changes === null) return { facts: [], rules: [] };
  const [facts, reasons] = [new Set(factsIn(changes)), new Set(reasonsIn(changes))];
  return { facts: labelled(facts, scheme), rules: ruled(reasons, scheme, program) };
}

export function factsIn(changes: Changes): readonly string[] {
  switch (changes.kind) {
    case 'change':
      return [changes.fact];
    case 'total':
      return changes.over.map(({ fact }) => fact);
    case 'choose':
      return changes.of.flatMap(factsIn);
    default:
      return assertNever(changes);
  }
}

export function reasonsIn(changes: Changes): readonly string[] {
  return changes.kind === 'choose' ? [...new Set(changes.of.flatMap(reasonsIn))] : changes.rules;
}

function labelled(facts: ReadonlySet<string>, scheme: Scheme): Described['facts'] {
  const variables = variablesOf({}, () => true);
  return scheme.facts
    .flatMap((group) => {
      const fields = group.kind === 'record' ? Object.keys(group.fields) : [null];
      return (group.items ?? ['']).flatMap((item) => fields.map((field) => variables(group, item, field)));
    })
    .filter(({ fact }) => facts.has(fact))
    .map((variable) => ({ fact: variable.fact, ...labelsOf(variable) }));
}

function ruled(reasons: ReadonlySet<string>, scheme: Scheme, program: Program): Described['rules'] {
  const seen = new Set<string>();
  return scheme.rules
    .flatMap(({ code }) => itemsOfRule(code, program))
    .filter(({ reason }) => reasons.has(reason) && !seen.has(reason) && Boolean(seen.add(reason)))
    .map(({ code, reason }) => {
      const { label, labelFr, operator, value, unit, source, reading } = program.rule(code);
      return { reason, label, labelFr, operator, value, unit, source: [...source] as [number, number], reading };
    });
}
