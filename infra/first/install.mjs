// Makes node_modules what the lockfile says, and does nothing when it already is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, timed } from './child.mjs';
import { root, say } from './repository.mjs';

const LOWEST_NODE = [20, 19];

export async function install() {
  refuseOldNode();
  if (isInstalled()) return;
  const status = await timed('installing dependencies (1 to 3 minutes, about 1 GB)', say, npmCi);
  if (status !== 0) {
    say('npm ci failed: see its message above. It needs the npm registry (npm config get registry) and 2 GB of disk.');
    process.exit(4);
  }
}

// npm writes what it installed in a lockfile of its own. Absent may be what is optional, or made for another platform.
export function isInstalled() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    return found ? found.version === entry.version : mayBeAbsent(entry);
  });
}

function mayBeAbsent(entry) {
  return Boolean(entry.optional || entry.devOptional || entry.peer || entry.os || entry.cpu);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

function npmCi() {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // What npm prints is progress, not an answer.
  const options = { stdio: ['ignore', 2, 2] };
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    ...options,
    shell: process.platform === 'win32',
  });
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1])) return;
  say(`Parchemin needs Node ${LOWEST_NODE.join('.')} or later; this is ${process.version}.`);
  process.exit(4);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await install();
