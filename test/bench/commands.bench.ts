import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { rounded, type Figure } from './measure.js';

const root = join(import.meta.dirname, '../../..');
const command = join(root, 'apps/cli/bin/parchemin.mjs');
const dossier = 'libs/schemes/fixtures/dossiers/cgco-refused-c16.json';
const rounds = 3;

const lines = [
  'scheme list',
  'scheme show cgco',
  'scheme lint --all',
  'scheme diff cgco@1 cgco',
  `deliberate --scheme cgco --dossier ${dossier}`,
  `counterfactual --scheme cgco --dossier ${dossier}`,
  'schedule --scheme cgco',
  'verify libs/decision-record/fixtures/rdc.v1.json',
  'act --list',
];

/** What somebody waits for who types a command that only computes, from key to answer; beside it, Node that does nothing. */
export function benchCommands(): Figure[] {
  return lines.map((line) => {
    const words = line.split(' ');
    const took = Array.from({ length: rounds }, () => ({
      bare: millis(['-e', '0']),
      whole: millis([command, ...words]),
    }));
    const [bare, whole] = [median(took.map((each) => each.bare)), median(took.map((each) => each.whole))];
    const name = `command.${words.slice(0, words[0] === 'scheme' ? 2 : 1).join('-')}`;
    const baseline = { name: 'node, doing nothing', value: rounded(bare) };
    return { name, value: rounded(whole), unit: 'ms', baseline, ratio: rounded(whole / bare), note: 'goal 1000 ms' };
  });
}

function millis(words: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
