import { assertNever } from '@parchemin/kernel';
import { killedInsideLadder } from './ladders.js';
import { checkpointMovedBack, temporalAway, temporalDeleted, temporalRolledBack } from './losses.js';
import { killable, killOne, type Round, type World } from './rounds.js';

/** What may happen to the parts, in the words of the command line. */
export const roundKinds = ['kill', 'away', 'deleted', 'rolled-back', 'checkpoint', 'ladder'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** As many crashes as everything else together, evenly otherwise, in an order that the seed tells. */
export function planRounds(kinds: readonly RoundKind[], count: number, random: () => number): RoundKind[] {
  const others = kinds.filter((kind) => kind !== 'kill');
  const crashes = !kinds.includes('kill') ? 0 : others.length === 0 ? count : Math.ceil(count / 2);
  const plan = Array.from({ length: count }, (_, at): RoundKind => {
    return at < crashes ? 'kill' : (others[at % others.length] ?? 'kill');
  });
  return shuffled(plan, random);
}

export function playRound(kind: RoundKind, world: World): Promise<Round> {
  const { random } = world;
  switch (kind) {
    case 'kill':
      return killOne(world.parts, killable[Math.floor(random() * killable.length)] ?? 'api', 500 + random() * 2_500);
    case 'away':
      return temporalAway(world);
    case 'deleted':
      return temporalDeleted(world);
    case 'rolled-back':
      return temporalRolledBack(world);
    case 'checkpoint':
      return checkpointMovedBack(world);
    case 'ladder':
      return killedInsideLadder(world);
    default:
      return assertNever(kind);
  }
}

/** A seed tells what happens and when, so that a failing campaign can be run again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
