import { isRunning } from '@parchemin/parts';
import { dataFolder, readPartsFile, type PartRecord, type PartsFile } from './data-folder.js';
import { Failure, PART_MISSING } from './exit.js';
import type { Texts } from './language/texts.js';

// What the supervisor says of this installation; a file that it left behind when it was killed says nothing.
export function getRunning(env: NodeJS.ProcessEnv, texts: Texts): PartsFile {
  const folder = dataFolder(env);
  const file = readPartsFile(folder);
  if (!file || !isRunning(file.supervisor)) throw new Failure(texts.notRunning(folder), PART_MISSING);
  return file;
}

export function getPart(running: PartsFile, name: PartRecord['name']): PartRecord {
  const part = running.parts.find((one) => one.name === name);
  if (!part) throw new Error(`the record of this installation has no ${name}`);
  return part;
}
