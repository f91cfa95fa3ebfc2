import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord, verifyRecord, type Verification, type Verifying } from '@parchemin/decision-record';
import { loadPublished } from '@parchemin/schemes';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { ANSWER_IS_NO, Failure, INVALID_INPUT } from '../exit.js';
import { readInput } from '../read-input.js';
import { loadSecondOpinion } from '../second-opinion.js';
import { seedsFolder } from '../seeds-folder.js';
import { toldDifferences } from './told-differences.js';
import { auditWords, type AuditWords } from './words.js';

export function addVerify(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const words = auditWords(texts);
  program
    .command('verify')
    .description(words.verify)
    .argument('<file|folder>', words.options.file)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin verify decision.json', 'parchemin verify exported/ --json']))
    .action((place: string, { json }: JsonOption) => verify(place, json === true, surroundings, words));
}

type Verified = Verification & { readonly file: string };

/** Every file is looked at before the first word, so that one that is none of ours is named before any is judged. */
async function verify(place: string, json: boolean, surroundings: Surroundings, words: AuditWords): Promise<void> {
  const { env, print, finish } = surroundings;
  const documents = filesAt(place, words).map((file) => {
    const read = readRecord(readInput(file, words.unreadable));
    if ('noRecord' in read) throw new Failure(words.noRecord(file), INVALID_INPUT);
    return { file, document: read.document };
  });
  const verifying: Verifying = {
    published: loadPublished(seedsFolder(env)),
    secondOpinion: await loadSecondOpinion(),
  };
  const answers = documents.map(({ file, document }) => ({ file, ...verifyRecord(document, verifying) }));
  const verified = answers.every((answer) => answer.verified);
  print(
    json ? JSON.stringify({ verified, files: answers }, null, 2) : answers.map((each) => told(each, words)).join('\n'),
  );
  if (!verified) finish(ANSWER_IS_NO);
}

function filesAt(place: string, words: AuditWords): readonly string[] {
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return [place];
  const files = readdirSync(place).filter((name) => name.endsWith('.json'));
  if (files.length === 0) throw new Failure(words.nothingIn(place), INVALID_INPUT);
  return files.sort().map((name) => join(place, name));
}

function told({ file, verified, candidacy, scheme, decision, checks }: Verified, words: AuditWords): string {
  if (verified) return words.verified(file, candidacy, scheme, decision);
  const failing = checks.filter(({ holds }) => holds === false).length;
  const lines = checks.flatMap(({ check, holds, differences }) => [
    `  ${holds ? '✓' : holds === null ? '–' : '✗'} ${words.checks[check]}${holds === null ? ` (${words.notLookedAt})` : ''}`,
    ...toldDifferences(differences, words).map((line) => `      ${line}`),
  ]);
  return [words.notVerified(file, failing), ...lines].join('\n');
}
