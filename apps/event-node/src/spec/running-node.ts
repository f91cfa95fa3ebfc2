import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningNode {
  readonly url: string;
  readonly port: number;
  readonly health: string;
  readonly child: ChildProcess;
  /** Asks it to end (SIGTERM), or ends it (SIGKILL); answers the exit code. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export interface EndedNode {
  readonly code: number | null;
  readonly said: string;
}

/** Far beyond what a start takes on a busy machine. */
const START_LIMIT_MILLIS = 30_000;
export const ENTRY = resolve(__dirname, '../../dist/main.js');

/** The compiled node as its own process on free ports; an answer without a port says how it ended instead. */
export async function launchNode(
  data: string,
  args: readonly string[] = [],
  options: LaunchOptions = {},
): Promise<RunningNode | EndedNode> {
  const { command, ...rest } = options;
  const nodeArgs = [ENTRY, '--data', data, '--port', '0', ...args];
  const [program, ...programArgs] = command ? command(nodeArgs) : [process.execPath, ...nodeArgs];
  const child = spawn(program ?? process.execPath, programArgs, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...rest.env },
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MILLIS);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = JSON.parse(line) as { port: number; healthPort: number; connectionString: string };
    clearTimeout(timer);
    child.stdout.resume();
    return running(child, exited, ready);
  }
  clearTimeout(timer);
  const [code] = await exited;
  return { code, said };
}

export interface LaunchOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** How to start it otherwise than directly: under limits, on another disk. */
  readonly command?: (nodeArgs: readonly string[]) => readonly string[];
}

export async function startNode(
  data: string,
  args: readonly string[] = [],
  options: LaunchOptions = {},
): Promise<RunningNode> {
  const node = await launchNode(data, args, options);
  if ('said' in node) throw new Error(`the node ended with ${node.code}: ${node.said}`);
  return node;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'parchemin-event-node-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function running(
  child: ChildProcess,
  exited: Promise<[number | null]>,
  ready: { port: number; healthPort: number; connectionString: string },
): RunningNode {
  return {
    url: ready.connectionString,
    port: ready.port,
    health: `http://127.0.0.1:${ready.healthPort}`,
    child,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}
