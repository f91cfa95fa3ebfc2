import { parseArgs } from 'node:util';
import { randomUUID } from 'node:crypto';
import { openEventStore } from '@parchemin/event-store';
import { startParts } from '@parchemin/testing';
import { Certifier } from './certifier.js';
import { examine } from './findings.js';
import { startLoad } from './load.js';
import { planRounds, playRound, roundKinds, seededRandom, type RoundKind } from './plan.js';
import type { Round, World } from './rounds.js';
import { civilDay, settled } from './settling.js';
import { tally } from './tally.js';
import { ringTimers, usualTimers } from './timers.js';

const usage =
  `npm run resilience -- [--rounds 200] [--seed 1] [--lanes 6] [--kinds ${roundKinds.join(',')}]\n` +
  `npm run resilience -- --timers 2000 [--restarts 20] [--seed 1]\n`;

/** Harms the parts at random moments, under load or under timers, and counts what was lost, doubled or missed. */
const { rounds, seed, lanes, kinds, timers, restarts } = chosen();
const random = seededRandom(seed);
const token = randomUUID();
const env = { PARCHEMIN_MACHINE_TOKEN: token };
const parts = await startParts({ api: true, worker: true, projector: true, own: true, env });
const store = openEventStore(parts.url('event-store'));
try {
  const { counts, broken } = timers > 0 ? await rungOnce() : await underLoad();
  process.stdout.write(`${JSON.stringify({ seed, ...counts }, null, 2)}\n`);
  for (const line of broken.slice(0, 20)) process.stderr.write(`${line}\n`);
  process.exitCode = broken.length > 0 ? 1 : 0;
} finally {
  await store.close();
  await parts.stop();
}

function rungOnce(): ReturnType<typeof ringTimers> {
  return ringTimers({ parts, store, random }, usualTimers(timers, restarts));
}

async function underLoad(): Promise<ReturnType<typeof tally>> {
  const certifier = new Certifier(() => parts.url('api'), token);
  const load = startLoad(certifier, lanes, civilDay(20));
  const played = await playAll({ parts, certifier, store, load, random });
  await load.stop();
  await settled(store, load.complete);
  const due = played.flatMap(([, round]) => round.due);
  return tally(played, load, await examine(store, load.acknowledged, load.complete, due));
}

async function playAll(world: World): Promise<(readonly [RoundKind, Round])[]> {
  const played: (readonly [RoundKind, Round])[] = [];
  for (const kind of planRounds(kinds, rounds, random)) {
    const round = await playRound(kind, world);
    played.push([kind, round]);
    const slowest = Math.round(Math.max(0, ...round.servedMillis));
    const owed = round.due.length > 0 ? `, ${round.due.length} paths served after ${slowest} ms` : '';
    const ready = `all ready after ${Math.round(round.readyAgainMillis)} ms`;
    process.stderr.write(`${played.length}: ${round.what}, ${ready}${owed}\n`);
  }
  return played;
}

interface Chosen {
  readonly rounds: number;
  readonly seed: number;
  readonly lanes: number;
  readonly kinds: RoundKind[];
  /** None: rounds are played. */
  readonly timers: number;
  readonly restarts: number;
}

function chosen(): Chosen {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      lanes: { type: 'string', default: '6' },
      kinds: { type: 'string', default: roundKinds.join(',') },
      timers: { type: 'string', default: '0' },
      restarts: { type: 'string', default: '20' },
    },
  });
  const words = values.kinds.split(',');
  const wanted = roundKinds.filter((kind) => words.includes(kind));
  const numbers = {
    rounds: Number(values.rounds),
    seed: Number(values.seed),
    lanes: Number(values.lanes),
    timers: Number(values.timers),
    restarts: Number(values.restarts),
  };
  const whole = Object.values(numbers).every((number) => Number.isInteger(number) && number >= 0);
  const usable = whole && numbers.rounds > 0 && numbers.lanes > 0;
  if (!usable || wanted.length !== words.length) {
    process.stderr.write(usage);
    process.exit(2);
  }
  return { ...numbers, kinds: wanted };
}
