// The stages of `npm test`: what each runs, and how its answer becomes a count.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.mjs';
import { nodeProgram, root } from './repository.mjs';

const tsc = 'node_modules/@typescript/native/bin/tsc';
const jest = 'node_modules/jest/bin/jest.js';

export const stages = [
  { name: 'types', args: [tsc, '-p', 'infra/build/tsconfig.specs.json'], jest: false },
  { name: 'lint', args: ['infra/eslint/run.mjs'], jest: false },
  { name: 'architecture', args: [jest, '--config', 'infra/jest/architecture.cjs'], jest: true },
  { name: 'unit', args: [jest, '--config', 'infra/jest/unit.cjs'], jest: true },
  { name: 'integration', args: [jest, '--config', 'infra/jest/integration.cjs'], jest: true },
];

// The whole is to stay under 20 minutes; a stage that hangs must not hide the others' results.
const STAGE_LIMIT_MS = 15 * 60_000;

export async function runStage(stage, env) {
  const start = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'parchemin-results-'));
  const file = join(folder, 'results.json');
  try {
    const args = stage.jest ? [...stage.args, '--json', `--outputFile=${file}`] : stage.args;
    const status = await run(nodeProgram(), args, { cwd: root, env, stdio: ['ignore', 2, 2], timeout: STAGE_LIMIT_MS });
    const counts = stage.jest ? countTests(file, status) : countCheck(status);
    return { name: stage.name, ...counts, seconds: (Date.now() - start) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countCheck(status) {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

// A file that does not load is a failure though none of its tests ran; so is a stage without any test, or one that died.
export function countTests(file, status) {
  const results = readResults(file);
  if (!results) return { passed: 0, failed: 1 };
  const passed = results.numPassedTests;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const silent = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
