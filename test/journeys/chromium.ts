import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { cacheFolder, repositoryRoot } from '@parchemin/parts';
import { chromium, type Browser } from 'playwright-core';

export interface FoundChromium {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A configured browser, an installed one, else the one that an npm package carries. */
export function findChromium(env: NodeJS.ProcessEnv): FoundChromium {
  const configured = env['PARCHEMIN_CHROMIUM'];
  if (configured) return { file: configured, env: {} };
  const installed = [...installedNames.flatMap((name) => onPath(name, env)), chromeOfMacOs].find(isExecutable);
  return installed ? { file: installed, env: {} } : packagedChromium(env);
}

export function launchChromium({ file, env }: FoundChromium): Promise<Browser> {
  // No sandbox: continuous integration often runs as root, where Chromium refuses one; it only meets our own pages.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  return chromium.launch({ executablePath: file, args, env: { ...process.env, ...env } as Record<string, string> });
}

const installedNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const chromeOfMacOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function onPath(name: string, env: NodeJS.ProcessEnv): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacked once per version of the package, whole or not at all. */
function packagedChromium(env: NodeJS.ProcessEnv): FoundChromium {
  const folder = join(cacheFolder(env), `chromium-${packageVersion()}`);
  if (!existsSync(folder)) unpackInto(folder);
  const file = join(folder, 'chromium');
  const fonts = { FONTCONFIG_PATH: join(folder, 'fonts') };
  if (starts(file, fonts)) return { file, env: fonts };
  const libraries = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  if (starts(file, libraries)) return { file, env: libraries };
  throw new Error(`${file} does not start: install Chromium, or name one in PARCHEMIN_CHROMIUM`);
}

function packageVersion(): string {
  const entry = createRequire(join(repositoryRoot, 'package.json')).resolve('@sparticuz/chromium');
  return (JSON.parse(readFileSync(join(entry, '../../package.json'), 'utf8')) as { version: string }).version;
}

const unpackLimitMillis = 120_000;

function unpackInto(folder: string): void {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const script = join(repositoryRoot, 'test/journeys/unpack-chromium.mjs');
  const env = { ...process.env, TMPDIR: unfinished };
  const unpacked = spawnSync(process.execPath, [script], { env, encoding: 'utf8', timeout: unpackLimitMillis });
  if (unpacked.status !== 0) throw new Error(`the packaged Chromium does not unpack: ${unpacked.stderr.slice(-400)}`);
  try {
    renameSync(unfinished, folder);
  } catch (failure) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another run was quicker.
    if (!existsSync(folder)) throw failure;
  }
}

const startLimitMillis = 20_000;

/** A library that is missing ends it at once. */
function starts(file: string, env: Readonly<Record<string, string>>): boolean {
  const started = spawnSync(file, ['--version'], { env: { ...process.env, ...env }, timeout: startLimitMillis });
  return started.status === 0;
}
