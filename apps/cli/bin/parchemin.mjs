#!/usr/bin/env node
// The `parchemin` command of a clone: installs and builds what it needs the first time, then answers.
import { existsSync } from 'node:fs';
import * as modules from 'node:module';

// Where Node knows how, what was compiled once is not compiled again at each command.
modules.enableCompileCache?.();

const compiled = at('apps/cli/dist/main.js');

if (!existsSync(compiled)) {
  const { install } = await import(at('infra/first/install.mjs'));
  const { build } = await import(at('infra/first/build.mjs'));
  await install();
  await build();
}
await import(compiled);

function at(path) {
  return new URL(`../../../${path}`, import.meta.url);
}
