import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** Seconds at worst on a busy machine; a node that needs longer has failed. */
const longestStartMs = 20_000;
const entry = resolve(__dirname, '../../../../apps/event-node/dist/main.js');

export interface EventNode {
  readonly url: string;
  /** As a crash would, on the same data and port. */
  restart(whileDown?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function startEventNode(faults?: string, options: readonly string[] = []): Promise<EventNode> {
  const data = await mkdtemp(join(tmpdir(), 'parchemin-event-store-'));
  let node = await launch(data, 0, faults, options);
  const { port, url } = node;
  return {
    url,
    async restart(whileDown) {
      await kill(node.child);
      await whileDown?.();
      node = await launch(data, port, faults, options);
    },
    async close() {
      await kill(node.child);
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function launch(data: string, port: number, faults: string | undefined, options: readonly string[]) {
  const args = [entry, '--data', data, '--port', `${port}`, '--health-port', '0', ...options];
  const child = spawn(process.execPath, faults ? [...args, '--faults', faults] : args, {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), longestStartMs);
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { event?: string; port: number; connectionString: string };
    if (said.event !== 'ready') continue;
    clearTimeout(timer);
    child.stdout.resume();
    return { child, port: said.port, url: said.connectionString };
  }
  throw new Error(`the event node said no ready line (exit code ${child.exitCode})`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
