import type { Command } from 'commander';
import type { Surroundings } from './command.js';
import { addProjectorCommand } from './projector-command.js';

export function addRebuild(program: Command, surroundings: Surroundings): void {
  const { commands, options } = surroundings.texts;
  addProjectorCommand(program, surroundings, {
    name: 'rebuild',
    description: commands.rebuild,
    argument: ['<view>', options.view],
    examples: ['parchemin rebuild candidate_record', 'parchemin rebuild candidate_record --json'],
    path: (view) => `/admin/rebuild/${encodeURIComponent(view)}`,
    tell: (_, view, texts) => texts.rebuilt(view),
  });
}
