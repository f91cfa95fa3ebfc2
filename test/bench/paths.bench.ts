import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@parchemin/parts';
import type { RunningParts } from '@parchemin/testing';
import { rounded, type Figure, type Slice } from './measure.js';
import type { Peer } from './peers/peer.js';
import { startPeers } from './peers.bench.js';

/** The longest path there is, by enough people that dozens are awake at each instant. */
const scheme = 'cgco';
const candidates = 200;
const seed = 1;
const inFlight = 50;
const sliceMillis = 8_000;
const warmUpMillis = 2_000;
/** Of a bare path of the peers. */
const decisionsPerPath = 11;
const withinMillis = 3_600_000;

interface Simulation {
  readonly facts: number;
  readonly pathsPerSecond: number;
  readonly factsPerSecond: number;
  readonly invariants: readonly { readonly name: string; readonly broken: number }[];
}

/** Whole paths from enrolment to decision through all the parts, beside decisions that others record, before it and after it. */
export async function benchPaths(parts: RunningParts): Promise<Figure[]> {
  const before = await measured(parts);
  const ours = await simulate();
  const after = await measured(parts);
  const broken = ours.invariants.filter((each) => each.broken > 0).map(({ name }) => name);
  if (broken.length > 0) throw new Error(`the simulation breaks ${broken.join(', ')}`);
  const note = `${candidates} paths of ${scheme}, ${ours.facts} facts`;
  return [
    beside('paths', ours.pathsPerSecond, note, {
      name: `paths of ${decisionsPerPath} bare updates of Temporal per second; goal 0.5`,
      value: mean(before.temporal, after.temporal) / decisionsPerPath,
    }),
    beside('paths.facts', ours.factsPerSecond, note, {
      name: 'decisions of Restate per second; goal 1.1',
      value: mean(before.restate, after.restate),
    }),
  ];
}

/** The peers run by themselves, and end before the simulation begins: neither weighs on the other. */
async function measured(parts: RunningParts): Promise<{ temporal: Slice | undefined; restate: Slice | undefined }> {
  const peers = await startPeers(parts, ['temporal', 'restate']);
  try {
    const slices = new Map<string, Slice>();
    for (const peer of peers) slices.set(peer.name, await sliceOf(peer));
    return { temporal: slices.get('temporal'), restate: slices.get('restate') };
  } finally {
    for (const peer of peers) await peer.stop();
  }
}

async function sliceOf(peer: Peer): Promise<Slice> {
  await peer.slice(inFlight, warmUpMillis);
  return peer.slice(inFlight, sliceMillis);
}

/** Between both moments; a peer that cannot be had has no figure. */
function mean(...slices: readonly (Slice | undefined)[]): number {
  const there = slices.filter((each) => each !== undefined);
  return there.reduce((sum, { perSecond }) => sum + perSecond, 0) / there.length;
}

function beside(name: string, value: number, note: string, baseline: { name: string; value: number }): Figure {
  const figure = { name, value: rounded(value), unit: '/s', note };
  if (Number.isNaN(baseline.value)) return figure;
  return {
    ...figure,
    baseline: { ...baseline, value: rounded(baseline.value) },
    ratio: rounded(value / baseline.value),
  };
}

async function simulate(): Promise<Simulation> {
  const program = join(repositoryRoot, 'apps/cli/dist/main.js');
  const asked = ['simulate', '--scheme', scheme, '--candidates', String(candidates), '--seed', String(seed), '--json'];
  const child = spawn(process.execPath, [program, ...asked], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: withinMillis,
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (told += piece));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (told === '') throw new Error(`the simulation ended with ${code} and said nothing`);
  return JSON.parse(told) as Simulation;
}
