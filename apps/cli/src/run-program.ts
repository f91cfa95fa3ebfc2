import { Command, CommanderError } from 'commander';
import type { Surroundings } from './commands/command.js';
import { Failure, WRONG_USAGE } from './exit.js';
import type { Texts } from './language/texts.js';

// Answers with the exit status: 0 done, 1 the answer is no, 2 wrong usage, 3 invalid input, 4 a needed part is missing.
export async function runProgram(
  describe: Describe,
  args: readonly string[],
  surroundings: Omit<Surroundings, 'finish'>,
): Promise<number> {
  let status = 0;
  const { texts } = surroundings;
  const program = programOf(describe, { ...surroundings, finish: (told) => (status = told) });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : WRONG_USAGE;
    process.stderr.write(`${sentence(failure, texts, args.includes('--debug'))}\n`);
    return failure instanceof Failure ? failure.status : UNEXPECTED;
  }
}

export type Describe = (program: Command, surroundings: Surroundings) => void;

const UNEXPECTED = 1;

function programOf(describe: Describe, surroundings: Surroundings): Command {
  const { texts } = surroundings;
  const program = speakingLanguage(new Command('parchemin'), texts).helpCommand(false).showSuggestionAfterError(true);
  describe(program, surroundings);
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
