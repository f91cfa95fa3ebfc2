// Lints the whole repository with ESLint, then asks Prettier; prints what is wrong and exits with 1 if anything is.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { configuration, drawProjectGraph, root } from './linter.mjs';

const packages = createRequire(import.meta.url);
const targets = process.argv.length > 2 ? process.argv.slice(2) : ['.'];

drawProjectGraph();
const eslint = join(dirname(packages.resolve('eslint/package.json')), 'bin/eslint.js');
const linted = run(eslint, '--config', configuration, '--max-warnings', '0', ...targets);
const prettier = packages.resolve('prettier/bin/prettier.cjs');
const formatted = run(prettier, '--check', '--log-level', 'warn', '--ignore-unknown', ...targets);

process.stdout.write(
  `eslint: ${linted ? 'no problem' : 'problems'}; prettier: ${formatted ? 'all formatted' : 'not formatted'}\n`,
);
process.exitCode = linted && formatted ? 0 : 1;

function run(script, ...args) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status === 0;
}
