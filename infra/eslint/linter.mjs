// The one way to start ESLint here: without a project graph the boundary rule would only warn and let everything pass.
import { ESLint } from 'eslint';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const configuration = join(root, 'infra/eslint/eslint.config.mjs');

export function linterWith(overrides) {
  return new ESLint({ cwd: root, overrideConfigFile: configuration, overrideConfig: overrides });
}

export function drawProjectGraph() {
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const environment = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
  const drawn = spawnSync(process.execPath, [nx, 'show', 'projects'], {
    cwd: root,
    env: environment,
    encoding: 'utf8',
  });
  if (drawn.status !== 0) throw new Error(`Nx could not draw the project graph:\n${drawn.stdout}${drawn.stderr}`);
}
