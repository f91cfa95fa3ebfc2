import { compileDeliberation, explainVerdict, verdictJson, type DossierFault } from '@parchemin/schemes';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { Failure, INVALID_INPUT, WRONG_USAGE } from '../exit.js';
import { readInput } from '../read-input.js';
import { certificationNamed } from './certification-named.js';
import { schemeWords, type SchemeWords } from './words.js';

interface DeliberateOptions extends JsonOption {
  readonly scheme: string;
  readonly dossier: string;
  readonly lang?: string;
}

export function addDeliberate(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const words = schemeWords(texts);
  program
    .command('deliberate')
    .description(words.deliberate)
    .requiredOption('--scheme <id>', words.schemeOption)
    .requiredOption('--dossier <file|->', words.dossierOption)
    .option('--lang <fr|en>', words.langOption)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, [
        'parchemin deliberate --scheme cgco --dossier dossier.json',
        'parchemin deliberate --scheme cgco --dossier - --json < dossier.json',
      ]),
    )
    .action((options: DeliberateOptions) => deliberate(options, surroundings));
}

// Explanations are French unless asked for in English, whatever the language of the other words.
function deliberate({ scheme: id, dossier, lang = 'fr', json }: DeliberateOptions, surroundings: Surroundings): void {
  const { texts, env, print, finish } = surroundings;
  const words = schemeWords(texts);
  if (lang !== 'fr' && lang !== 'en') throw new Failure(words.unknownLanguage, WRONG_USAGE);
  const answer = compileDeliberation(certificationNamed(id, env, words))(readInput(dossier, words.unreadable));
  if ('verdict' in answer) {
    print(json ? verdictJson(answer.verdict) : explainVerdict(answer.verdict, lang));
    return;
  }
  if (!json) throw new Failure(faultList(answer.errors, words), INVALID_INPUT);
  print(JSON.stringify({ errors: faultsToldIn(answer.errors, words) }, null, 2));
  finish(INVALID_INPUT);
}

export function faultList(errors: readonly DossierFault[], words: SchemeWords): string {
  const told = faultsToldIn(errors, words).map(({ code, message }) => `  • ${code}${words.colon}${message}`);
  return [words.faults(errors.length), ...told].join('\n');
}

/** Each fault in the reader's language. */
export function faultsToldIn(errors: readonly DossierFault[], { language }: SchemeWords): readonly Told[] {
  return errors.map(({ code, path, message, messageFr }) => ({
    code,
    path,
    message: language === 'fr' ? messageFr : message,
  }));
}

type Told = Pick<DossierFault, 'code' | 'path' | 'message'>;
