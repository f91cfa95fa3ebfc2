import type { Command } from 'commander';
import { ANSWER_IS_NO, Failure } from '../exit.js';
import { readInput } from '../read-input.js';
import { signIn } from '../service-door.js';
import { examples, type Surroundings } from './command.js';

export function addLogin(program: Command, surroundings: Surroundings): void {
  const { texts, print } = surroundings;
  program
    .command('login')
    .description(texts.commands.login)
    .argument('<name>', texts.options.name)
    .addHelpText('after', examples(texts, ['export PARCHEMIN_TOKEN=$(parchemin login formateur-lyon < password.txt)']))
    .action(async (name: string) => {
      const password = readInput('-', (_, why) => why).replace(/\r?\n$/, '');
      const token = await signIn(name, password, surroundings);
      if (token === null) throw new Failure(texts.refused(name), ANSWER_IS_NO);
      print(token);
    });
}
