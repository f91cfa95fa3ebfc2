import { loadCertifications } from '@parchemin/schemes';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { wholeNumber } from '../commands/whole-number.js';
import { ANSWER_IS_NO, Failure, WRONG_USAGE } from '../exit.js';
import { seedsFolder } from '../seeds-folder.js';
import { checked } from './check.js';
import { answerOf, reportText } from './report.js';
import { simulateWords, type SimulateWords } from './words.js';
import { simulated } from './simulated.js';

interface SimulateOptions extends JsonOption {
  readonly scheme: string;
  readonly candidates: string;
  readonly seed: string;
  readonly keep?: string;
}

export function addSimulate(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const words = simulateWords(texts);
  program
    .command('simulate')
    .description(words.description)
    .requiredOption('--scheme <id>', words.options.scheme)
    .requiredOption('--candidates <n>', words.options.candidates)
    .option('--seed <n>', words.options.seed, '1')
    .option('--keep <folder>', words.options.keep)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, [
        'parchemin simulate --scheme cgco --candidates 20',
        'parchemin simulate --scheme mdpc --candidates 200 --seed 7 --json',
      ]),
    )
    .action((options: SimulateOptions) => simulate(options, surroundings, words));
}

async function simulate(options: SimulateOptions, surroundings: Surroundings, words: SimulateWords): Promise<void> {
  const { env, print, finish } = surroundings;
  const seeds = seedsFolder(env);
  const candidates = wholeNumber('--candidates', options.candidates, [1, largest], words);
  const seed = wholeNumber('--seed', options.seed, [1, largest], words);
  const { scheme, keep } = options;
  if (!loadCertifications(seeds).some(({ id }) => id === scheme))
    throw new Failure(words.unknownScheme(scheme), WRONG_USAGE);
  const say = sayingOn(process.stderr);
  say(words.starting);
  const settings = { scheme, candidates, seed, keep, seeds, env, say };
  const told = await simulated(settings, async (simulation) => {
    const found = await checked(simulation, seeds);
    const answer = answerOf(simulation, found, seed);
    return { answer, text: options.json ? JSON.stringify(answer, null, 2) : reportText(answer, found, words) };
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  print(told.text);
  if (told.answer.invariants.some(({ broken }) => broken > 0)) finish(ANSWER_IS_NO);
}

const largest = 100_000;

/** One line that moves on a terminal; nothing more than a sentence elsewhere. */
function sayingOn(stream: NodeJS.WriteStream): (line: string) => void {
  return (line) => {
    if (stream.isTTY) stream.write(`\r${line.padEnd(60)}`);
  };
}
