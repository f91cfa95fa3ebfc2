import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from './command.js';
import { askProjector } from './projector-door.js';

export function addRetryMails(program: Command, surroundings: Surroundings): void {
  const { texts, print } = surroundings;
  program
    .command('retry-mails')
    .description(texts.commands.retryMails)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin retry-mails', 'parchemin retry-mails --json']))
    .action(async ({ json }: JsonOption) => {
      const report = await askProjector('/admin/outbox/retry', surroundings);
      print(json ? JSON.stringify(report, null, 2) : texts.mailsRetried(countIn(report)));
    });
}

function countIn(report: unknown): string {
  return typeof report === 'object' && report !== null && 'retried' in report ? String(report.retried) : '?';
}
