import { schemaVersionOf, type CandidacyEvent } from '@parchemin/candidacy';
import { differencesOf, type Difference } from './differences.js';
import type { DecisionRecord } from './record-format.js';

type Fact = DecisionRecord['facts'][number];

/** The facts are whole, in order, each its own, and end with the decision on the proposal that the record names. */
export function chainFindings(record: DecisionRecord): readonly Difference[] {
  const { facts, proposal, decision } = record;
  return [
    ...facts.flatMap((fact, index) => placeFindings(fact, index, record)),
    ...namedFindings(facts[proposal.revision], 'DecisionProposed', proposal, 'proposal'),
    ...namedFindings(facts.at(-1), 'DecisionPronounced', decision, 'decision'),
  ];
}

function placeFindings({ revision, id, type, schemaVersion, commandId }: Fact, index: number, record: DecisionRecord) {
  const at = `facts.${index}`;
  const first = record.facts.findIndex((other) => other.id === id);
  // The process names its candidacy in each of its commands.
  const candidacy = /^process:([^/]+)\//.exec(commandId)?.[1] ?? record.candidacy;
  const newest = schemaVersionOf(type as CandidacyEvent['type']);
  return [
    ...differencesOf(revision, index, `${at}.revision`),
    ...(first === index ? [] : [{ at: `${at}.id`, recorded: id, found: `the id of the fact at ${first}` }]),
    ...differencesOf(candidacy, record.candidacy, `${at}.commandId`),
    ...(schemaVersion <= newest ? [] : [{ at: `${at}.schemaVersion`, recorded: schemaVersion, found: newest }]),
  ];
}

/** What the record tells of a fact apart is what stands among its facts. */
function namedFindings(
  fact: Fact | undefined,
  type: string,
  told: DecisionRecord['proposal'] | DecisionRecord['decision'],
  at: string,
): readonly Difference[] {
  const { revision, fact: id, recorded } = told;
  return [
    ...differencesOf({ revision, fact: id, type }, { revision: fact?.revision, fact: fact?.id, type: fact?.type }, at),
    ...differencesOf(recorded, fact?.data, `${at}.recorded`),
  ];
}
