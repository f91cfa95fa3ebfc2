// Lints the whole repository with ESLint, then asks Prettier; prints what is wrong and exits with 1 if anything is.
import { ESLint } from 'eslint';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { root, startLinter } from './linter.mjs';

const packages = createRequire(import.meta.url);
const targets = process.argv.slice(2);

const linter = startLinter();
const results = await linter.lintFiles(targets.length > 0 ? targets : ['.']);
const problems = results.reduce((sum, result) => sum + result.errorCount + result.warningCount, 0);
const unformatted = prettier(targets.length > 0 ? targets : ['.']);

if (problems > 0) {
  const formatter = await linter.loadFormatter('stylish');
  process.stdout.write(await formatter.format(ESLint.getErrorResults(results)));
}
process.stdout.write(
  `eslint: ${results.length} files, ${problems} problems; prettier: ${unformatted ? 'not formatted' : 'all formatted'}\n`,
);
process.exitCode = problems > 0 || unformatted ? 1 : 0;

function prettier(paths) {
  const command = [packages.resolve('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '--ignore-unknown'];
  return spawnSync(process.execPath, [...command, ...paths], { cwd: root, stdio: 'inherit' }).status !== 0;
}
