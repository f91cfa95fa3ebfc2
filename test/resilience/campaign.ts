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

const usage = `npm run resilience -- [--rounds 200] [--seed 1] [--lanes 6] [--kinds ${roundKinds.join(',')}]\n`;

/** Harms the parts at random moments under load, and counts what was lost, doubled or missed. */
const { rounds, seed, lanes, kinds } = chosen();
const random = seededRandom(seed);
const token = randomUUID();
const env = { PARCHEMIN_MACHINE_TOKEN: token };
const parts = await startParts({ api: true, worker: true, projector: true, own: true, env });
const store = openEventStore(parts.url('event-store'));
const certifier = new Certifier(() => parts.url('api'), token);
const load = startLoad(certifier, lanes, civilDay(20));
try {
  const played = await playAll({ parts, certifier, store, load, random });
  await load.stop();
  await settled(store, load.complete);
  const due = played.flatMap(([, round]) => round.due);
  const findings = await examine(store, load.acknowledged, load.complete, due);
  const { counts, broken } = tally(played, load, findings);
  process.stdout.write(`${JSON.stringify({ seed, ...counts }, null, 2)}\n`);
  for (const line of broken.slice(0, 20)) process.stderr.write(`${line}\n`);
  process.exitCode = broken.length > 0 ? 1 : 0;
} finally {
  await store.close();
  await parts.stop();
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

function chosen(): { rounds: number; seed: number; lanes: number; kinds: RoundKind[] } {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      lanes: { type: 'string', default: '6' },
      kinds: { type: 'string', default: roundKinds.join(',') },
    },
  });
  const words = values.kinds.split(',');
  const wanted = roundKinds.filter((kind) => words.includes(kind));
  const numbers = { rounds: Number(values.rounds), seed: Number(values.seed), lanes: Number(values.lanes) };
  const usable = Object.values(numbers).every(Number.isInteger) && numbers.rounds > 0 && numbers.lanes > 0;
  if (!usable || wanted.length !== words.length) {
    process.stderr.write(usage);
    process.exit(2);
  }
  return { ...numbers, kinds: wanted };
}
