import type { Command } from 'commander';
import { Failure, WRONG_USAGE } from '../exit.js';
import { examples, type JsonOption, type Surroundings } from './command.js';
import { askProjector } from './projector-door.js';

interface RecoverOptions extends JsonOption {
  readonly candidacy?: string;
  readonly all?: boolean;
}

export function addRecover(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  program
    .command('recover')
    .description(texts.commands.recover)
    .option('--candidacy <id>', texts.options.candidacy)
    .option('--all', texts.options.all)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin recover --all', 'parchemin recover --candidacy 019a…']))
    .action((options: RecoverOptions) => recover(options, surroundings));
}

async function recover({ candidacy, all, json }: RecoverOptions, surroundings: Surroundings): Promise<void> {
  const { texts, print } = surroundings;
  if ((candidacy === undefined) === (all !== true)) throw new Failure(texts.wrongUsage(texts.chooseOne), WRONG_USAGE);
  const report = await askProjector(`/admin/recover/${encodeURIComponent(candidacy ?? 'all')}`, surroundings);
  print(json ? JSON.stringify(report, null, 2) : texts.recovered(countIn(report)));
}

function countIn(report: unknown): string {
  return typeof report === 'object' && report !== null && 'recovered' in report ? String(report.recovered) : '?';
}
