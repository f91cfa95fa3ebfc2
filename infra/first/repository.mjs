// Where we are, and which Node runs the rest. No dependency: these scripts run before anything is installed.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

// Node 24 comes with the dependencies where npm has it for this platform: twice as fast in tests as the oldest Node supported.
export function nodeProgram() {
  const packaged = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(packaged) ? packaged : process.execPath;
}

export function projectFolders() {
  const groups = ['apps', 'libs', 'workflows'].map((group) => join(root, group));
  return groups.flatMap((group) => readdirSync(group).map((name) => join(group, name)));
}

export function say(line) {
  process.stderr.write(`${line}\n`);
}
