import type { Command } from 'commander';
import type { Texts } from '../language/texts.js';
import { examples, type JsonOption, type Surroundings } from './command.js';
import { askProjector } from './projector-door.js';

export interface ProjectorCommand {
  readonly name: string;
  readonly description: string;
  /** What the command is about, where it is about one thing. */
  readonly argument?: readonly [name: string, description: string];
  readonly examples: readonly string[];
  path(argument: string): string;
  tell(report: Readonly<Record<string, unknown>>, argument: string, texts: Texts): string;
}

/** A command that is one question to the projector, and one sentence about its answer. */
export function addProjectorCommand(program: Command, surroundings: Surroundings, asked: ProjectorCommand): void {
  const { texts, print } = surroundings;
  const command = program.command(asked.name).description(asked.description);
  if (asked.argument) command.argument(...asked.argument);
  command
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, asked.examples))
    .action(async (...given: unknown[]) => {
      const argument = typeof given[0] === 'string' ? given[0] : '';
      const { json } = command.opts<JsonOption>();
      const report = (await askProjector(asked.path(argument), surroundings)) as Readonly<Record<string, unknown>>;
      print(json ? JSON.stringify(report, null, 2) : asked.tell(report, argument, texts));
    });
}
