import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { unhealthy, type PartName, type PartPlan, type Probe } from '../part.js';
import { productVersion, repositoryRoot } from '../repository.js';

export interface OwnProcess {
  readonly name: PartName;
  // The compiled entry, from the root of the repository.
  readonly entry: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly url: string;
  readonly healthUrl: string;
}

export function planOwnProcess(settings: OwnProcess): PartPlan {
  const entry = join(repositoryRoot, settings.entry);
  return {
    name: settings.name,
    url: settings.url,
    healthUrl: settings.healthUrl,
    stopSignal: 'SIGTERM',
    prepare() {
      if (!existsSync(entry)) throw new Error(`${settings.entry} is not built: npm run build`);
      const args = ['--enable-source-maps', entry, ...(settings.args ?? [])];
      const env = { ...settings.env, PARCHEMIN_PARENT_PID: String(process.pid) };
      return Promise.resolve({ program: process.execPath, args, folder: repositoryRoot, env });
    },
    probe: () => probeHealth(settings.healthUrl),
  };
}

const ANSWER_LIMIT_MS = 2_000;

export async function probeHealth(healthUrl: string): Promise<Probe> {
  try {
    const answer = await fetch(`${healthUrl}/health/ready`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    const body = await answer.text();
    return {
      healthy: answer.ok,
      version: productVersion(),
      trouble: answer.ok ? null : `not ready: ${body.slice(0, 200)}`,
    };
  } catch (error) {
    return unhealthy(error);
  }
}
