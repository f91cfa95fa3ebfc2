import { setTimeout as pause } from 'node:timers/promises';
import { overdueLadder } from './absence.js';
import { factsOf, isServed, type Due } from './findings.js';
import { allHealthy, type Round, type World } from './rounds.js';
import { civilDay, millisUntil, served } from './settling.js';

const ladders = 5;
/** About as long as a ladder takes from its arming to its last step that is due. */
const ladderMillis = 150;

/** The worker dies while several late candidates' ladders are climbed. */
export async function killedInsideLadder(world: World): Promise<Round> {
  const { parts, certifier, store, random } = world;
  const late = await Promise.all(Array.from({ length: ladders }, () => certifier.enrol(civilDay(-3))));
  const due: Due[] = late.map((candidacy) => ({ candidacy, facts: overdueLadder }));
  await Promise.race(late.map((candidacy) => millisUntil(store, candidacy, 'DeadlineArmed', 5)));
  await pause(random() * ladderMillis);
  await parts.kill('worker');
  const climbed = await Promise.all(late.map((candidacy) => factsOf(store, candidacy)));
  const insideLadder = climbed.filter(
    (events, at) => events.some(({ type }) => type === 'DeadlineArmed') && !isServed(due[at]!, events),
  ).length;
  await parts.start('worker');
  const back = performance.now();
  const ready = allHealthy(parts).then(() => performance.now() - back);
  const servedMillis = await served(store, due, back);
  return {
    what: `worker killed inside ${insideLadder} ladders`,
    readyAgainMillis: await ready,
    due,
    servedMillis,
    whileAway: 0,
    insideLadder,
  };
}
