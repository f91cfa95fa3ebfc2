import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Slice } from '../measure.js';

/** Another product in a process of its own, driven with our own tools. */
export interface Peer {
  readonly name: string;
  readonly title: string;
  slice(inFlight: number, millis: number): Promise<Slice>;
  stop(): Promise<void>;
}

export interface PeerProgram {
  readonly name: string;
  readonly title: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** What else has to end with it. */
  release?(): Promise<void>;
}

const startWithinMillis = 60_000;
/** Beyond its slice, a peer may finish what is in flight. */
const answerWithinMillis = 60_000;

export async function startPeer({ name, title, folder, env, release }: PeerProgram): Promise<Peer> {
  const tools = join(import.meta.dirname, '..');
  const child = fork(join(folder, `${name}.mjs`), {
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env, PEER_TOOLS: tools },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const stop = async (): Promise<void> => {
    await ended(child);
    await release?.();
  };
  try {
    await nextMessage(child, startWithinMillis);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    name,
    title,
    stop,
    async slice(inFlight, millis) {
      child.send({ inFlight, millis });
      const answer = (await nextMessage(child, millis + answerWithinMillis)) as { measured?: Slice; failed?: string };
      if (!answer.measured) throw new Error(`${title}: ${answer.failed}`);
      return answer.measured;
    },
  };
}

function nextMessage(child: ChildProcess, withinMillis: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void): void => {
      clearTimeout(timer);
      child.removeAllListeners('message').removeAllListeners('exit');
      outcome();
    };
    const timer = setTimeout(() => settle(() => reject(new Error('no answer in time'))), withinMillis);
    child.once('message', (message) => settle(() => resolve(message)));
    child.once('exit', (code, signal) => settle(() => reject(new Error(`it ended with ${signal ?? code}`))));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
