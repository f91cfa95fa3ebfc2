import { createHash } from 'node:crypto';
import type { CandidacyEvent } from '@parchemin/candidacy';
import { groupTroublesIn, troublesIn } from '@parchemin/simulation';
import { table } from '../table.js';
import type { Checked } from './check.js';
import type { Invariant } from './invariant.js';
import type { SimulateWords } from './words.js';
import type { Simulated } from './simulated.js';

export interface SimulationAnswer {
  readonly scheme: string;
  readonly candidates: number;
  readonly seed: number;
  readonly seconds: number;
  readonly pathsPerSecond: number;
  readonly factsPerSecond: number;
  readonly simulated: { readonly from: string; readonly to: string };
  /** How each path ended: what the jury last pronounced, or how the candidate left. */
  readonly decisions: Readonly<Record<string, number>>;
  readonly departures: number;
  /** How many paths each befell; of groups, how many groups. */
  readonly troubles: Readonly<Record<string, number>>;
  readonly deadlines: Readonly<Record<'armed' | 'cleared' | 'fired' | 'skipped', number>>;
  readonly facts: number;
  readonly factsByType: Readonly<Record<string, number>>;
  /** The same for the same seed: of what every stream says, in its order, without positions and record times. */
  readonly digest: string;
  readonly invariants: readonly Invariant[];
}

export function answerOf(
  { certification, cohort, lives, seconds, from, to }: Simulated,
  { paths, groups, ladders, invariants }: Checked,
  seed: number,
): SimulationAnswer {
  const facts = paths.flatMap(({ events }) => events);
  const sum = (count: 'armed' | 'cleared' | 'fired' | 'skipped'): number =>
    ladders.reduce((total, { counts }) => total + counts[count], 0);
  return {
    scheme: certification.id,
    candidates: lives.length,
    seed,
    seconds: rounded(seconds),
    pathsPerSecond: rounded(lives.length / seconds),
    factsPerSecond: rounded(facts.length / seconds),
    simulated: { from, to },
    decisions: counted(paths.map(({ events }) => outcomeOf(events))),
    departures: facts.filter((event) => event.type === 'DecisionPronounced' && event.data.departs).length,
    troubles: counted([
      ...paths.flatMap(({ events }) => troublesIn(events, cohort)),
      ...groups.flatMap(({ events }) => groupTroublesIn(events)),
    ]),
    deadlines: { armed: sum('armed'), cleared: sum('cleared'), fired: sum('fired'), skipped: sum('skipped') },
    facts: facts.length,
    factsByType: counted(facts.map(({ type }) => type)),
    digest: createHash('sha256')
      .update(JSON.stringify([paths, groups]))
      .digest('hex'),
    invariants,
  };
}

export function reportText(answer: SimulationAnswer, { paths }: Checked, words: SimulateWords): string {
  const { decisions, troubles, deadlines, factsByType, invariants } = answer;
  const rows = (counts: Readonly<Record<string, number>>): string[][] =>
    Object.entries(counts).map(([name, count]) => [`  ${name}`, String(count)]);
  return [
    words.title(answer),
    '',
    table([[words.decisions, ''], ...rows(decisions), [`  ${words.departures}`, String(answer.departures)]]),
    '',
    table([[words.troubles, ''], ...rows(troubles)]),
    '',
    table([[words.deadlines, ''], ...rows(deadlines)]),
    '',
    table([[words.facts, String(answer.facts)], ...rows(factsByType)]),
    '',
    table([
      [words.pace, words.measured, words.toReach],
      [`  ${words.paths}`, String(answer.pathsPerSecond), words.pathsToReach],
      [`  ${words.factsPerSecond}`, String(answer.factsPerSecond), words.factsToReach],
    ]),
    '',
    words.timeLine(paths[0]?.reference ?? ''),
    ...(paths[0]?.events ?? []).flatMap(lineOf),
    '',
    table([
      [words.invariants, words.checked, words.broken],
      ...invariants.map(({ name, checked, broken }) => [`  ${name}`, String(checked), String(broken)]),
    ]),
    ...invariants.flatMap(({ name, first }) => first.map((sentence) => `  ✗ ${name}: ${sentence}`)),
  ].join('\n');
}

/** The milestones alone: single entries would fill pages. */
const milestones: readonly CandidacyEvent['type'][] = [
  'CandidateEnrolled',
  'DeadlineStepTaken',
  'PathInterrupted',
  'PathResumed',
  'AdmissibilityEstablished',
  'OralHeld',
  'DecisionProposed',
  'DecisionPronounced',
  'AppealLodged',
  'AppealAnswered',
  'CandidateWithdrawn',
  'CandidateExcluded',
  'PresentedAgain',
];

function lineOf({ type, data }: CandidacyEvent): readonly string[] {
  const told = data as Readonly<Record<string, unknown>>;
  // A stage that opens or closes says so itself.
  if (!milestones.includes(type) && !('openedAt' in told) && !('closedAt' in told)) return [];
  const about = ['stage', 'deadline', 'step', 'decision'].flatMap((name) =>
    typeof told[name] === 'string' ? [told[name]] : [],
  );
  const at = Object.entries(told).find(([name, value]) => name.endsWith('At') && typeof value === 'string')?.[1];
  return [
    `  ${String(at ?? '')
      .slice(0, 10)
      .padEnd(10)}  ${type.padEnd(26)}${about.join(' ')}`,
  ];
}

function outcomeOf(events: readonly CandidacyEvent[]): string {
  for (const event of events.toReversed()) {
    if (event.type === 'DecisionPronounced') return event.data.decision;
    if (event.type === 'CandidateWithdrawn') return 'withdrawn';
    if (event.type === 'CandidateExcluded') return 'excluded';
  }
  return 'none';
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
