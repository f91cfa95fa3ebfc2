// Compiles every project, bundles the workflows and builds the console; what is fresh is left alone.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, timed } from './child.mjs';
import { isFresh, markFresh } from './fresh.mjs';
import { install } from './install.mjs';
import { nodeProgram, projectFolders, root, say } from './repository.mjs';

const products = [
  {
    title: 'bundling the workflows',
    product: at('apps/worker/dist/workflow-bundle.js'),
    stamp: at('apps/worker/dist/workflow-bundle.stamp'),
    sources: [at('workflows'), at('libs'), at('apps/worker/src'), at('package-lock.json')],
    args: ['apps/worker/dist/bundle.js'],
  },
  {
    title: 'building the console',
    product: at('apps/web/dist/index.html'),
    stamp: at('apps/web/dist/.stamp'),
    sources: [at('apps/web'), at('libs'), at('package-lock.json')],
    args: ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--logLevel', 'warn'],
  },
];

function at(path) {
  return join(root, path);
}

export async function build() {
  forgetLostOutputs();
  await step('compiling', ['node_modules/@typescript/native/bin/tsc', '-b', 'infra/build/tsconfig.json']);
  for (const { title, args, ...made } of products) {
    if (isFresh(made)) continue;
    await step(title, args);
    markFresh(made);
  }
}

// The compiler trusts its own notes and would not write again what somebody deleted.
function forgetLostOutputs() {
  for (const folder of projectFolders()) {
    if (!existsSync(join(folder, 'dist'))) rmSync(join(folder, 'tsconfig.tsbuildinfo'), { force: true });
  }
}

async function step(title, args) {
  const status = await timed(title, say, () => run(nodeProgram(), args, { stdio: ['ignore', 2, 2] }));
  if (status === 0) return;
  say(`${title} failed: see the message above.`);
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await install();
  await build();
}
