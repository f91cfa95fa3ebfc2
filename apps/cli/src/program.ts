import { productVersion } from '@parchemin/parts';
import type { Command } from 'commander';
import type { Surroundings } from './commands/command.js';
import { addDoctor } from './commands/doctor.js';
import { addEventNode } from './commands/event-node.js';
import { addRebuild } from './commands/rebuild.js';
import { addRecover } from './commands/recover.js';
import { addRetryMails } from './commands/retry-mails.js';
import { runProgram } from './run-program.js';
import { addComputing } from './schemes/computing.js';
import { addSimulate } from './simulate/simulate.js';

export function runCommandLine(args: readonly string[], surroundings: Omit<Surroundings, 'finish'>): Promise<number> {
  return runProgram(describeProgram, args, surroundings);
}

function describeProgram(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  program.description(texts.description).version(productVersion(), '-V, --version', texts.version);
  for (const add of [addDoctor, addEventNode, addRebuild, addRecover, addRetryMails, addSimulate, addComputing])
    add(program, surroundings);
}
