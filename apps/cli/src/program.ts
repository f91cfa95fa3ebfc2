import { Command, CommanderError } from 'commander';
import { productVersion } from '@parchemin/parts';
import type { Surroundings } from './commands/command.js';
import { addDoctor } from './commands/doctor.js';
import { addEventNode } from './commands/event-node.js';
import { addRebuild } from './commands/rebuild.js';
import { addRecover } from './commands/recover.js';
import { Failure, WRONG_USAGE } from './exit.js';
import type { Texts } from './language/texts.js';
import { addDeliberate } from './schemes/deliberate.js';
import { addScheme } from './schemes/scheme.js';

// Answers with the exit status: 0 done, 1 the answer is no, 2 wrong usage, 3 invalid input, 4 a needed part is missing.
export async function runCommandLine(
  args: readonly string[],
  surroundings: Omit<Surroundings, 'finish'>,
): Promise<number> {
  let status = 0;
  const { texts } = surroundings;
  const program = describeProgram({ ...surroundings, finish: (told) => (status = told) });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : WRONG_USAGE;
    process.stderr.write(`${sentence(failure, texts, args.includes('--debug'))}\n`);
    return failure instanceof Failure ? failure.status : UNEXPECTED;
  }
}

const UNEXPECTED = 1;

function describeProgram(surroundings: Surroundings): Command {
  const { texts } = surroundings;
  const program = speakingLanguage(new Command('parchemin'), texts)
    .description(texts.description)
    .version(productVersion(), '-V, --version', texts.version)
    .helpCommand(false)
    .showSuggestionAfterError(true);
  for (const add of [addDoctor, addEventNode, addRebuild, addRecover, addScheme, addDeliberate])
    add(program, surroundings);
  speakingThroughout(program, texts);
  return program;
}

function speakingThroughout(program: Command, texts: Texts): void {
  for (const command of program.commands) speakingThroughout(speakingLanguage(command, texts), texts);
}

function speakingLanguage(command: Command, texts: Texts): Command {
  return command
    .exitOverride()
    .option('--debug', texts.options.debug)
    .helpOption('-h, --help', texts.help)
    .configureHelp({ styleTitle: (title) => texts.helpTitles[title] ?? title })
    .configureOutput({
      outputError: (text, write) =>
        write(text.replace(/^error: (.*)/, (_, detail: string) => texts.wrongUsage(detail))),
    });
}

function sentence(failure: unknown, texts: Texts, debug: boolean): string {
  if (!(failure instanceof Error)) return texts.unexpected(String(failure));
  if (debug) return failure.stack ?? failure.message;
  return failure instanceof Failure ? failure.message : texts.unexpected(failure.message);
}
