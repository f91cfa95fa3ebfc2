import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from './command.js';
import { askProjector } from './projector-door.js';

export function addRebuild(program: Command, surroundings: Surroundings): void {
  const { texts, print } = surroundings;
  program
    .command('rebuild')
    .description(texts.commands.rebuild)
    .argument('<view>', texts.options.view)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, ['parchemin rebuild candidate_record', 'parchemin rebuild candidate_record --json']),
    )
    .action(async (view: string, { json }: JsonOption) => {
      const report = await askProjector(`/admin/rebuild/${encodeURIComponent(view)}`, surroundings);
      print(json ? JSON.stringify(report, null, 2) : texts.rebuilt(view));
    });
}
