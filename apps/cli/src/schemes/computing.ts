import type { Command } from 'commander';
import { addSchedule } from '../calendars/schedule.js';
import type { Surroundings } from '../commands/command.js';
import { runProgram } from '../run-program.js';
import { addCounterfactual } from './counterfactual.js';
import { addDeliberate } from './deliberate.js';
import { addScheme } from './scheme.js';

// The commands that need no part of ours, and therefore answer without loading what speaks with one.
export const computing = ['scheme', 'deliberate', 'counterfactual', 'schedule'];

export function addComputing(program: Command, surroundings: Surroundings): void {
  for (const add of [addScheme, addDeliberate, addCounterfactual, addSchedule]) add(program, surroundings);
}

export function runComputing(args: readonly string[], surroundings: Omit<Surroundings, 'finish'>): Promise<number> {
  return runProgram(addComputing, args, surroundings);
}
