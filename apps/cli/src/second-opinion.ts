import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The verdict of the other implementation, which shares no line with ours: the one file that auditors copy. */
export type SecondOpinion = (scheme: unknown, dossier: string) => Readonly<Record<string, unknown>>;

// The same depth from the sources as from the compiled files.
const file = join(import.meta.dirname, '../../../libs/second-opinion/src/second-opinion.mjs');

export async function loadSecondOpinion(): Promise<SecondOpinion> {
  const { secondOpinion } = (await import(pathToFileURL(file).href)) as { secondOpinion: SecondOpinion };
  return secondOpinion;
}
