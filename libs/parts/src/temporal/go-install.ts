import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectBinary, type TemporalBinary } from './version.js';

export interface GoInstall {
  readonly go: string;
  readonly version: string;
  readonly folder: string;
  readonly file: string;
  readonly say: (line: string) => void;
}

// Two and a half minutes on two idle cores; on a slow and busy machine ten times that.
const BUILD_LIMIT_MS = 30 * 60_000;
const PROGRESS_EVERY_MS = 15_000;

export async function installWithGo({ go, version, folder, file, say }: GoInstall): Promise<TemporalBinary | string> {
  const module = `github.com/temporalio/cli/cmd/temporal@v${version}`;
  say(`building Temporal's server once with Go, about 3 minutes (go install ${module})`);
  await mkdir(folder, { recursive: true });
  const bin = await mkdtemp(join(folder, 'go-'));
  try {
    const failure = await runGo(go, ['install', module], bin, say);
    if (failure) return `go install ${module}: ${failure}`;
    // Renamed whole: a second installation at the same time never sees half a file.
    await rename(join(bin, process.platform === 'win32' ? 'temporal.exe' : 'temporal'), file);
    return await inspectBinary(file);
  } finally {
    await rm(bin, { recursive: true, force: true });
  }
}

function runGo(go: string, args: string[], bin: string, say: (line: string) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(go, args, { env: { ...process.env, GOBIN: bin }, stdio: ['ignore', 'ignore', 'pipe'] });
    const start = Date.now();
    const stopWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', stopWithUs);
    let modules = 0;
    let lastLine = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      modules += text.split('go: downloading').length - 1;
      lastLine = text.trim().split('\n').at(-1) ?? lastLine;
    });
    const progress = setInterval(() => {
      const fetched = modules > 0 ? `, ${modules} modules fetched` : '';
      say(`  still building Temporal: ${Math.round((Date.now() - start) / 1000)} s${fetched}`);
    }, PROGRESS_EVERY_MS);
    const limit = setTimeout(() => child.kill('SIGKILL'), BUILD_LIMIT_MS);
    const finish = (failure: string | null): void => {
      clearInterval(progress);
      clearTimeout(limit);
      process.off('exit', stopWithUs);
      resolve(failure);
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code, signal) => {
      const how = signal ? `stopped after ${Math.round((Date.now() - start) / 60_000)} minutes` : `status ${code}`;
      finish(code === 0 ? null : lastLine || how);
    });
  });
}
