// npm test [-- stage…]: installs and builds what is missing, then runs every stage on parts of its own.
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { timed } from './child.mjs';
import { install } from './install.mjs';
import { nodeProgram, root, say } from './repository.mjs';
import { runStage, stages } from './stages.mjs';

const chosen = choose(process.argv.slice(2));
await install();
await build();
const env = testEnvironment();
if (chosen.some((stage) => stage.name === 'integration')) env.TEMPORAL_CLI_PATH = await prepareTemporal();
const results = [];
for (const stage of chosen) {
  say(`\n== ${stage.name}`);
  results.push(await runStage(stage, env));
}
report(results);

function choose(names) {
  const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown === undefined) return names.length === 0 ? stages : stages.filter((stage) => names.includes(stage.name));
  say(`unknown stage ${unknown}; the stages are ${stages.map((stage) => stage.name).join(', ')}`);
  process.exit(2);
}

// Tests never touch what these name; whoever wants them to use a given part says so by its TEST_ name.
function testEnvironment() {
  const env = { ...process.env };
  for (const name of ['DATABASE_URL', 'EVENTSTORE_URL', 'TEMPORAL_ADDRESS']) {
    delete env[name];
    const given = process.env[`TEST_${name}`];
    if (given) env[name] = given;
  }
  return env;
}

// Before the first test, since installing a server takes longer than any test may.
async function prepareTemporal() {
  if (process.env.TEST_TEMPORAL_ADDRESS) return process.env.TEMPORAL_CLI_PATH ?? '';
  const found = await timed("finding Temporal's server", say, () =>
    spawnSync(nodeProgram(), ['libs/parts/dist/prepare.js'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  if (found.status !== 0) process.exit(4);
  return found.stdout.trim();
}

function report(rows) {
  const total = { passed: sum(rows, 'passed'), failed: sum(rows, 'failed') };
  const line = (cells) => cells.map((cell, index) => (index === 0 ? cell.padEnd(14) : cell.padStart(9))).join('');
  const table = rows.map((row) =>
    line([row.name, String(row.passed), String(row.failed), `${row.seconds.toFixed(1)} s`]),
  );
  const all = [line(['stage', 'passed', 'failed', 'time']), ...table, `${total.passed} passed, ${total.failed} failed`];
  process.stdout.write(`\n${all.join('\n')}\n`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

function sum(rows, key) {
  return rows.reduce((all, row) => all + row[key], 0);
}
