import { productVersion } from '@parchemin/parts';
import type { Command } from 'commander';
import type { Surroundings } from './commands/command.js';

/** What is said of the command line as a whole, where no command is named. */
export function describeWhole(program: Command, { texts }: Surroundings): void {
  program.description(texts.description).version(productVersion(), '-V, --version', texts.version);
}
