import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { assertNever } from '@parchemin/kernel';
import type { Command } from '../part.js';

// PostgreSQL refuses to run as root. `plain`: we are not root. `namespace`: root sees itself as user 1000 in a user namespace,
// without any account on the machine. `other-user`: where namespaces are forbidden, root gives the rights up for good.
export type Account = 'plain' | 'namespace' | 'other-user';

export function chooseAccount(): Account {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return 'plain';
  return spawnSync('unshare', [...namespaceArguments, 'true']).status === 0 ? 'namespace' : 'other-user';
}

export function asAccount(account: Account, command: Command): Command {
  switch (account) {
    case 'plain':
      return command;
    case 'namespace':
      return { ...command, program: 'unshare', args: [...namespaceArguments, '--', command.program, ...command.args] };
    case 'other-user':
      return { ...command, uid: NOBODY };
    default:
      return assertNever(account);
  }
}

const namespaceArguments = ['-U', '--map-user=1000', '--map-group=1000'];

// The number that every Unix keeps for nobody: it owns nothing and needs no entry in the list of accounts.
const NOBODY = 65534;

// What another user has to read and to own lies where that user can reach it; elsewhere it would fail below a private home.
export interface Reach {
  readonly binaries: string;
  readonly folder: string;
}

export function withinReach(account: Account, binaries: string, folder: string): Reach {
  if (account !== 'other-user') return { binaries, folder };
  return { binaries: readableCopy(binaries), folder: ownedFolder(folder) };
}

function readableCopy(binaries: string): string {
  const copy = join(tmpdir(), `parchemin-postgres-${process.arch}`);
  if (!existsSync(join(copy, 'bin', 'postgres')))
    cpSync(resolve(binaries, '..'), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

// The place is written in the data folder: deleting that folder begins again here as well.
function ownedFolder(folder: string): string {
  const note = join(dirname(folder), 'postgres.place');
  if (existsSync(note)) return readFileSync(note, 'utf8');
  const parent = mkdtempSync(join(tmpdir(), 'parchemin-data-'));
  chownSync(parent, NOBODY, NOBODY);
  const place = join(parent, 'postgres');
  writeFileSync(note, place);
  return place;
}
