import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { downloadWithSdk } from './download.js';
import { installWithGo } from './go-install.js';
import { inspectBinary, type TemporalBinary } from './version.js';

export const TEMPORAL_CLI_VERSION = '1.5.1';

// A refusal to go on that tells everything that was tried.
export class TemporalNotFound extends Error {
  constructor(readonly tried: readonly string[]) {
    super(
      [
        'No Temporal server could be found or installed. Tried:',
        ...tried.map((line) => `  - ${line}`),
        ...remedies,
      ].join('\n'),
    );
  }
}

const remedies = [
  'Any one of these helps:',
  '  - TEMPORAL_ADDRESS=host:port, the address of a Temporal server (1.29 or later)',
  '  - TEMPORAL_CLI_PATH=/path/to/temporal, or a `temporal` on PATH (https://docs.temporal.io/cli)',
  '  - access to temporal.download, or Go 1.25 with access to its module proxy, and the same command again',
];

export async function findTemporalBinary(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<TemporalBinary> {
  const tried: string[] = [];
  for (const way of ways(env, say)) {
    const found = await way();
    if (typeof found !== 'string') return found;
    tried.push(found);
  }
  throw new TemporalNotFound(tried);
}

type Way = () => Promise<TemporalBinary | string>;

function ways(env: NodeJS.ProcessEnv, say: (line: string) => void): Way[] {
  const folder = cacheFolder(env);
  const cached = join(folder, `temporal-${TEMPORAL_CLI_VERSION}`);
  return [
    async () => (env.TEMPORAL_CLI_PATH ? inspectBinary(env.TEMPORAL_CLI_PATH) : 'TEMPORAL_CLI_PATH is not set'),
    async () => {
      const onPath = await findOnPath('temporal', env);
      return onPath ? inspectBinary(onPath) : 'no `temporal` on PATH';
    },
    async () => ((await isExecutable(cached)) ? inspectBinary(cached) : `nothing in the cache at ${cached}`),
    () => downloadWithSdk({ version: TEMPORAL_CLI_VERSION, folder, file: cached, say }),
    async () => {
      const go = await findOnPath('go', env);
      return go ? installWithGo({ go, version: TEMPORAL_CLI_VERSION, folder, file: cached, say }) : 'no `go` on PATH';
    },
  ];
}

export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'parchemin');
}

async function findOnPath(name: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const file = join(folder, name + suffix);
    if (await isExecutable(file)) return file;
  }
  return null;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
