import { existsSync } from 'node:fs';
import {
  diffSchemes,
  loadCertificationFile,
  readDossiers,
  tellDiff,
  type Certification,
  type NamedDossier,
} from '@parchemin/schemes';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { Failure, INVALID_INPUT } from '../exit.js';
import { readInput } from '../read-input.js';
import { certificationNamed } from './certification-named.js';
import { schemeWords, type SchemeWords } from './words.js';

interface DiffOptions extends JsonOption {
  readonly dossiers?: string;
}

export function addSchemeDiff(scheme: Command, surroundings: Surroundings): void {
  const { texts, env, print } = surroundings;
  const words = schemeWords(texts);
  scheme
    .command('diff')
    .description(words.diff)
    .argument('<id@version|file>', words.versionArgument)
    .argument('<id@version|file>', words.versionArgument)
    .option('--dossiers <file>', words.dossiersOption)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, [
        'parchemin scheme diff cgco@1 cgco@2',
        'parchemin scheme diff cgco draft.json --dossiers dossiers.jsonl',
        'parchemin scheme diff cgco@1 cgco@2 --json',
      ]),
    )
    .action((from: string, to: string, { dossiers, json }: DiffOptions) => {
      const [before, after] = [schemeAt(from, env, words), schemeAt(to, env, words)];
      const compared = dossiers === undefined ? null : dossiersIn(dossiers, words);
      const answer = diffSchemes(before, after, compared, (done) => tellProgress(done, compared?.length ?? 0, words));
      print(json ? JSON.stringify(answer, null, 2) : tellDiff(answer, words.language));
    });
}

function schemeAt(reference: string, env: NodeJS.ProcessEnv, words: SchemeWords): Certification {
  if (!existsSync(reference)) return certificationNamed(reference, env, words);
  try {
    return loadCertificationFile(reference);
  } catch (fault) {
    throw new Failure(words.invalidScheme(reference, reasonOf(fault)), INVALID_INPUT);
  }
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A scheme that breaks the language names each place; a file that is no JSON has one reason. */
function reasonOf(fault: unknown): string {
  const issues = fault instanceof Error && 'issues' in fault ? (fault.issues as readonly Issue[]) : null;
  if (issues === null) return fault instanceof Error ? fault.message : String(fault);
  return issues.map(({ path, message }) => `  • ${path.map(String).join('.')}  ${message}`).join('\n');
}

function dossiersIn(file: string, words: SchemeWords): readonly NamedDossier[] {
  const read = readDossiers(readInput(file, words.unreadable));
  if ('fault' in read)
    throw new Failure(
      words.invalidDossiers(file, words.language === 'fr' ? read.fault.messageFr : read.fault.message),
      INVALID_INPUT,
    );
  return read.dossiers;
}

// About a second's work: whoever waits longer sees how far it is.
const DOSSIERS_PER_LINE = 2_000;

function tellProgress(done: number, all: number, words: SchemeWords): void {
  if (all > DOSSIERS_PER_LINE && done % DOSSIERS_PER_LINE === 0)
    process.stderr.write(`${words.comparing(done, all)}\n`);
}
