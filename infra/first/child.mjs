// Runs one program to its end; whoever stops us stops it too.
import { spawn } from 'node:child_process';
import { root } from './repository.mjs';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// Resolves to the exit status; a program ended by a signal counts as 1.
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    for (const signal of forwarded) process.on(signal, forward);
    const finish = () => forwarded.forEach((signal) => process.off(signal, forward));
    child.once('error', (error) => {
      finish();
      reject(error);
    });
    child.once('exit', (code) => {
      finish();
      resolve(code ?? 1);
    });
  });
}

// For a long step: what it is about, now and again how long it has taken, and at the end the time.
const REMINDER_EVERY_MS = 10_000;

export async function timed(title, say, step) {
  const start = Date.now();
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1);
  say(`${title} …`);
  const reminder = setInterval(() => say(`${title} … ${seconds()} s so far`), REMINDER_EVERY_MS);
  try {
    const result = await step();
    say(`${title}: ${seconds()} s`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}
