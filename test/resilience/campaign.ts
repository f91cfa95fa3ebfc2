import { parseArgs } from 'node:util';
import { randomUUID } from 'node:crypto';
import { openEventStore } from '@parchemin/event-store';
import { startParts } from '@parchemin/testing';
import { Certifier } from './certifier.js';
import { examine } from './findings.js';
import { startLoad } from './load.js';
import { killable, killOne, seededRandom, type Round } from './rounds.js';
import { civilDay, settled } from './settling.js';

/** `npm run resilience -- --rounds 100 --seed 1`: kills parts at random moments under load and counts what was lost or doubled. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '6' },
  },
});
const random = seededRandom(Number(values.seed));
const token = randomUUID();
const parts = await startParts({
  api: true,
  worker: true,
  projector: true,
  own: true,
  env: { PARCHEMIN_MACHINE_TOKEN: token },
});
const certifier = new Certifier(() => parts.url('api'), token);
const load = startLoad(certifier, Number(values.lanes), civilDay(20));
const rounds: Round[] = [];
try {
  for (let number = 1; number <= Number(values.rounds); number += 1) {
    const part = killable[Math.floor(random() * killable.length)] ?? 'api';
    const round = await killOne(parts, part, 500 + random() * 2_500);
    rounds.push(round);
    process.stderr.write(`${number}: ${part} killed, all ready after ${Math.round(round.readyAgainMillis)} ms\n`);
  }
  await load.stop();
  const store = openEventStore(parts.url('event-store'));
  await settled(store, load.complete);
  const findings = await examine(store, load.acknowledged, load.complete);
  await store.close();
  report(findings);
} finally {
  await parts.stop();
}

function report(findings: Awaited<ReturnType<typeof examine>>): void {
  const { lost, doubled, doubledSteps, unclosed } = findings;
  const slowest = Math.max(...rounds.map(({ readyAgainMillis }) => readyAgainMillis));
  const counts = {
    seed: Number(values.seed),
    kills: rounds.length,
    acknowledged: load.acknowledged.length,
    facts: findings.facts,
    lost: lost.length,
    doubled: doubled.length,
    doubledSteps: doubledSteps.length,
    unclosed: unclosed.length,
    contradictions: load.contradictions.length,
    slowestReadyAgainSeconds: Math.round(slowest / 100) / 10,
  };
  process.stdout.write(`${JSON.stringify(counts, null, 2)}\n`);
  const broken = [...lost, ...doubled, ...doubledSteps, ...unclosed, ...load.contradictions];
  for (const line of broken.slice(0, 20)) process.stderr.write(`${line}\n`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}
