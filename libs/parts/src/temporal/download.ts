import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectBinary, type TemporalBinary } from './version.js';

export interface SdkDownload {
  readonly version: string;
  readonly folder: string;
  readonly file: string;
  readonly say: (line: string) => void;
}

const SITE = 'https://temporal.download';
const REACH_LIMIT_MS = 5_000;
// Some 100 MB at the slowest line that is still worth waiting for.
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

export async function downloadWithSdk({ version, folder, file, say }: SdkDownload): Promise<TemporalBinary | string> {
  const refusal = await unreachable();
  if (refusal) return `the SDK's download from ${SITE}: ${refusal}`;
  say(`downloading Temporal's server ${version} from ${SITE}, about 100 MB`);
  await mkdir(folder, { recursive: true });
  const target = await mkdtemp(join(folder, 'download-'));
  try {
    await runDownloader(version, target);
    const [downloaded] = await readdir(target);
    if (!downloaded) return `the SDK's download from ${SITE}: nothing came`;
    await rename(join(target, downloaded), file);
    return await inspectBinary(file);
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}

async function unreachable(): Promise<string | null> {
  try {
    await fetch(SITE, { method: 'HEAD', signal: AbortSignal.timeout(REACH_LIMIT_MS) });
    return null;
  } catch {
    return 'not reachable';
  }
}

// In a process of its own: the SDK's native code cannot be interrupted from JavaScript.
const downloader = `
  const [version, downloadDir] = process.argv.slice(1);
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const executable = { type: 'cached-download', version: 'v' + version, downloadDir };
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
`;

function runDownloader(version: string, folder: string): Promise<void> {
  return new Promise((resolve) => {
    const args = ['--input-type=module', '--eval', downloader, version, folder];
    const child = spawn(process.execPath, args, {
      cwd: import.meta.dirname,
      stdio: 'ignore',
      timeout: DOWNLOAD_LIMIT_MS,
    });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}
