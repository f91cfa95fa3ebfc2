import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from './part.js';

export interface Child {
  readonly pid: number;
  readonly exited: Promise<string>;
  signal(name: NodeJS.Signals): void;
}

// The child writes its log itself: nothing is lost, and nobody blocks, when its parent dies first.
// Its own process group keeps the terminal's Ctrl-C from reaching it: stopping has an order.
export async function launch(command: Command, logFile: string): Promise<Child> {
  const log = openLog(logFile);
  const child = spawn(command.program, command.args, {
    cwd: command.folder,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', log, log],
    detached: true,
    ...(command.uid === undefined ? {} : { uid: command.uid, gid: command.uid }),
  });
  closeSync(log);
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with status ${code}`));
  });
  if (child.pid === undefined) throw new Error(`${command.program}: ${await exited}`);
  return { pid: child.pid, exited, signal: (name) => void child.kill(name) };
}

// A program that knows nothing of us is told by the kernel when its parent dies. Where that is not to be had,
// the next start finds the leftover by its recorded identity.
export function dyingWithParent(command: Command, signal: NodeJS.Signals): Command {
  if (!hasParentDeathSignal()) return command;
  const args = ['--pdeathsig', signal.replace('SIG', ''), '--', command.program, ...command.args];
  return { ...command, program: 'setpriv', args };
}

let parentDeathSignal: boolean | undefined;

function hasParentDeathSignal(): boolean {
  parentDeathSignal ??= spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0;
  return parentDeathSignal;
}

// One old log is kept: enough to look back, bounded for ever.
const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}
