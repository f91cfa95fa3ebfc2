import { actRequests } from '@parchemin/contracts';
import type { Command } from 'commander';
import type { z } from 'zod';
import { examples, type Surroundings } from '../commands/command.js';
import { Failure, WRONG_USAGE } from '../exit.js';
import { askAct, requestNamed, type ActOptions } from './asked-act.js';
import { toldActs } from './fields.js';
import { candidacyWords } from './words.js';

interface Options extends ActOptions {
  readonly list?: boolean;
}

export function addAct(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const words = candidacyWords(texts);
  program
    .command('act')
    .description(words.commands.act)
    .argument('[candidacy]', words.options.candidacy)
    .argument('[act]', words.options.act)
    .option('--data <file|-|json>', words.options.data)
    .option('--dry-run', words.options.dryRun)
    .option('--key <key>', words.options.key)
    .option('--list', words.options.list)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, [
        'parchemin act --list',
        'parchemin act --list RecordMark',
        `parchemin act 019a… RecordMark --data '{"piece":"CC1","mark":"12,5"}'`,
        'parchemin act 019a… PlaceHold --data hold.json --dry-run',
      ]),
    )
    .action((first: string | undefined, second: string | undefined, options: Options) =>
      options.list ? listActs(first, options, surroundings) : askCandidacy(first, second, options, surroundings),
    );
}

const requests: Readonly<Record<string, z.ZodType>> = actRequests;

function listActs(act: string | undefined, { json }: Options, { texts, print }: Surroundings): void {
  const words = candidacyWords(texts);
  const listed = act === undefined ? requests : { [act]: requestNamed(requests, act, words) };
  print(toldActs(listed, words, json === true));
}

async function askCandidacy(
  candidacy: string | undefined,
  act: string | undefined,
  options: Options,
  surroundings: Surroundings,
): Promise<void> {
  const words = candidacyWords(surroundings.texts);
  if (candidacy === undefined || act === undefined) throw new Failure(words.missing, WRONG_USAGE);
  const schema = requestNamed(requests, act, words);
  const path = `/api/candidacies/${encodeURIComponent(candidacy)}/acts/${act}`;
  await askAct({ path, name: act, schema }, options, surroundings, words);
}
