import type { Findings } from './findings.js';
import type { Load } from './load.js';
import type { RoundKind } from './plan.js';
import type { Round } from './rounds.js';

/** What falls due while a part is away is owed within this time of its return. */
export const urgentWithinMillis = 10_000;

type Played = readonly (readonly [RoundKind, Round])[];

/** What a campaign prints; every line of `broken` is a promise that was not kept. */
export function tally(
  played: Played,
  load: Pick<Load, 'acknowledged' | 'contradictions' | 'unanswered'>,
  findings: Findings,
): { readonly counts: object; readonly broken: readonly string[] } {
  const rounds = played.map(([, round]) => round);
  const served = rounds.flatMap(({ servedMillis }) => servedMillis);
  const late = rounds.flatMap(({ what, due, servedMillis }) =>
    due.flatMap(({ candidacy }, at) =>
      (servedMillis[at] ?? 0) > urgentWithinMillis ? [`${candidacy} late: ${what}`] : [],
    ),
  );
  const { lost, doubled, doubledSteps, unclosed, missed } = findings;
  const counts = {
    rounds: howMany(played.map(([kind]) => kind)),
    killed: howMany(played.filter(([kind]) => kind === 'kill').map(([, { what }]) => what.split(' ')[0] ?? '')),
    acknowledged: load.acknowledged.length,
    acknowledgedWhileAway: rounds.reduce((sum, { whileAway }) => sum + whileAway, 0),
    facts: findings.facts,
    laddersBroken: rounds.reduce((sum, { insideLadder }) => sum + insideLadder, 0),
    owed: served.length,
    lost: lost.length,
    doubled: doubled.length,
    contradictions: load.contradictions.length,
    unanswered: load.unanswered.length,
    missed: missed.length,
    unclosed: unclosed.length,
    doubledSteps: doubledSteps.length,
    servedAfterTenSeconds: late.length,
    slowestServedSeconds: seconds(served),
    slowestReadyAgainSeconds: seconds(rounds.map(({ readyAgainMillis }) => readyAgainMillis)),
  };
  const told = [...load.contradictions, ...load.unanswered];
  return {
    counts,
    broken: [...lost, ...doubled, ...told, ...missed, ...unclosed, ...doubledSteps, ...late],
  };
}

function howMany(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function seconds(millis: readonly number[]): number {
  return Math.round(Math.max(0, ...millis) / 100) / 10;
}
