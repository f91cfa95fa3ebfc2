import { join, resolve } from 'node:path';

// The same depth from the sources as from the compiled files; found without loading any part.
const seedsOfTheRepository = join(import.meta.dirname, '../../../seeds');

export function seedsFolder(env: NodeJS.ProcessEnv): string {
  return resolve(env['PARCHEMIN_SEEDS'] ?? seedsOfTheRepository);
}
