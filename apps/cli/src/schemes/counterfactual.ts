import { compileCounterfactual, explainCounterfactual, unknownNames } from '@parchemin/schemes';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { Failure, INVALID_INPUT, WRONG_USAGE } from '../exit.js';
import type { Texts } from '../language/texts.js';
import { french as frenchTexts } from '../language/french.js';
import { readInput } from '../read-input.js';
import { certificationNamed } from './certification-named.js';
import { faultList, faultsToldIn } from './deliberate.js';
import { schemeWords } from './words.js';

interface CounterfactualOptions extends JsonOption {
  readonly scheme: string;
  readonly dossier: string;
  readonly fixed?: readonly string[];
  readonly only?: readonly string[];
  readonly block?: string;
  readonly lang?: string;
}

export function addCounterfactual(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const [words, own] = [schemeWords(texts), wordsIn(texts)];
  program
    .command('counterfactual')
    .description(own.counterfactual)
    .requiredOption('--scheme <id>', words.schemeOption)
    .requiredOption('--dossier <file|->', words.dossierOption)
    .option('--fixed <fact,…>', own.fixed, names)
    .option('--only <fact,…>', own.only, names)
    .option('--block <code>', own.block)
    .option('--lang <fr|en>', words.langOption)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, [
        'parchemin counterfactual --scheme cgco --dossier dossier.json',
        'parchemin counterfactual --scheme cgco --dossier dossier.json --fixed exam,levels.2',
        'parchemin counterfactual --scheme cgco --dossier - --block B2 --json < dossier.json',
      ]),
    )
    .action((options: CounterfactualOptions) => counterfactual(options, surroundings));
}

// Explanations are French unless asked for in English, whatever the language of the other words.
function counterfactual(options: CounterfactualOptions, { texts, env, print, finish }: Surroundings): void {
  const { scheme: id, dossier, lang = 'fr', json, ...question } = options;
  const words = schemeWords(texts);
  if (lang !== 'fr' && lang !== 'en') throw new Failure(words.unknownLanguage, WRONG_USAGE);
  const scheme = certificationNamed(id, env, words);
  const unknown = unknownNames(scheme, question);
  if (unknown.length > 0) throw new Failure(wordsIn(texts).unknown(unknown.join(', ')), WRONG_USAGE);
  const answered = compileCounterfactual(scheme)(readInput(dossier, words.unreadable), question);
  if ('answer' in answered) {
    print(json ? JSON.stringify(answered.answer, null, 2) : explainCounterfactual(answered.answer, lang));
    return;
  }
  if (!json) throw new Failure(faultList(answered.errors, words), INVALID_INPUT);
  print(JSON.stringify({ errors: faultsToldIn(answered.errors, words) }, null, 2));
  finish(INVALID_INPUT);
}

function names(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

interface Words {
  readonly counterfactual: string;
  readonly fixed: string;
  readonly only: string;
  readonly block: string;
  readonly unknown: (names: string) => string;
}

const english: Words = {
  counterfactual: 'find the smallest changes that turn the verdict of a dossier',
  fixed: 'facts that stay as they are: exam, ue.2, or the whole group levels',
  only: 'the only facts that may change',
  block: 'ask about one block instead of the title',
  unknown: (names) => `the certification has no fact or block called ${names}`,
};

const french: Words = {
  counterfactual: 'trouver les plus petits changements qui renversent le verdict d’un dossier',
  fixed: 'faits qui restent ce qu’ils sont : exam, ue.2, ou tout le groupe levels',
  only: 'seuls faits qui peuvent changer',
  block: 'interroger un bloc plutôt que le titre',
  unknown: (names) => `la certification n’a ni fait ni bloc du nom de ${names}`,
};

function wordsIn(texts: Texts): Words {
  return texts === frenchTexts ? french : english;
}
