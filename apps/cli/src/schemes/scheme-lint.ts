import { existsSync, readFileSync } from 'node:fs';
import {
  lintScheme,
  loadCertifications,
  loadSchemeDocuments,
  type Finding,
  type LintAnswer,
  type SchemeLint,
} from '@parchemin/schemes';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { ANSWER_IS_NO, Failure, INVALID_INPUT, WRONG_USAGE } from '../exit.js';
import { seedsFolder } from '../seeds-folder.js';
import { lintWords, type LintWords } from './lint-words.js';
import { schemeWords } from './words.js';

interface LintOptions extends JsonOption {
  readonly all?: boolean;
}

export function addSchemeLint(scheme: Command, surroundings: Surroundings): void {
  const { texts, print, finish } = surroundings;
  const { language } = schemeWords(texts);
  const words = lintWords(language);
  scheme
    .command('lint')
    .description(words.lint)
    .argument('[id|file]', words.argument)
    .option('--all', words.all)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, [
        'parchemin scheme lint cgco',
        'parchemin scheme lint --all --json',
        'parchemin scheme lint draft.json',
      ]),
    )
    .action((reference: string | undefined, { all = false, json }: LintOptions) => {
      if (all === (reference !== undefined)) throw new Failure(words.chooseOne, WRONG_USAGE);
      const schemes = documentsAt(reference ?? null, surroundings, words).map(lintScheme);
      const answer: LintAnswer = { ok: schemes.every(({ errors }) => errors === 0), schemes };
      print(json ? JSON.stringify(answer, null, 2) : schemes.map((each) => told(each, language, words)).join('\n\n'));
      if (!answer.ok) finish(ANSWER_IS_NO);
    });
}

function documentsAt(reference: string | null, { env, texts }: Surroundings, words: LintWords): readonly unknown[] {
  if (reference !== null && existsSync(reference)) return [readDocument(reference, words)];
  const seeds = seedsFolder(env);
  const found = loadSchemeDocuments(seeds, reference);
  if (found.length > 0) return found;
  const known = loadCertifications(seeds).map(({ id }) => id);
  throw new Failure(schemeWords(texts).unknownScheme(reference ?? '', known.join(', ')), WRONG_USAGE);
}

function readDocument(file: string, words: LintWords): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (failure) {
    throw new Failure(words.noJson(file, failure instanceof Error ? failure.message : String(failure)), INVALID_INPUT);
  }
}

function told({ scheme, version, errors, findings }: SchemeLint, language: 'fr' | 'en', words: LintWords): string {
  const known = findings.filter(({ readings }) => readings.length > 0).length;
  const document = findings[0]?.document;
  const title = `${scheme}@${version ?? '?'}${document === undefined ? '' : `  (${document})`}`;
  return [
    `${title}  ${words.counts(errors, findings.length - errors, known)}`,
    ...findings.map((finding) => `  ${line(finding, language, words)}`),
  ].join('\n');
}

function line(
  { severity, check, message, messageFr, lines: [first, last], readings }: Finding,
  language: 'fr' | 'en',
  words: LintWords,
): string {
  const sentence = language === 'fr' ? messageFr : message;
  return `${words.severity[severity]}  ${words.lines(first, last)}  ${sentence}  [${[check, ...readings].join(', ')}]`;
}
