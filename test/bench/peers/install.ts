import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, repositoryRoot } from '@parchemin/parts';

/** Nothing of the product depends on its peers: they are installed exactly as locked, in a folder of the user's cache. */
export const peerSources = join(repositoryRoot, 'test/bench/peers');
const pinned = ['package.json', 'package-lock.json', '.npmrc'];
const programs = ['paths.mjs', 'restate.mjs', 'dbos.mjs'];
/** A quarter of a gigabyte arrives in seconds, or the network is not worth waiting for. */
const installWithinMillis = 300_000;

/** The folder from which the peers run. */
export async function installPeers(): Promise<string> {
  const lock = readFileSync(join(peerSources, 'package-lock.json'));
  const version = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = join(cacheFolder(process.env), `peers-${version}`);
  const done = join(folder, '.installed');
  mkdirSync(folder, { recursive: true });
  for (const file of [...pinned, ...programs]) copyFileSync(join(peerSources, file), join(folder, file));
  if (existsSync(done)) return folder;
  process.stderr.write(`peers: installing into ${folder} (about 240 MB) …\n`);
  await cleanInstall(folder);
  writeFileSync(done, '');
  return folder;
}

/** Without install scripts: one of the packages would report home in its own. */
async function cleanInstall(folder: string): Promise<void> {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawn('npm', args, { cwd: folder, stdio: ['ignore', 2, 2], timeout: installWithinMillis });
  const outcome = await new Promise<string | null>((resolve) => {
    npm.once('error', (error) => resolve(error.message));
    npm.once('exit', (code, signal) => resolve(code === 0 ? null : `npm ci ended with ${signal ?? code}`));
  });
  if (outcome === null) return;
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  throw new Error(outcome);
}
