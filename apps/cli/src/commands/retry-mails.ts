import type { Command } from 'commander';
import type { Surroundings } from './command.js';
import { addProjectorCommand } from './projector-command.js';

export function addRetryMails(program: Command, surroundings: Surroundings): void {
  addProjectorCommand(program, surroundings, {
    name: 'retry-mails',
    description: surroundings.texts.commands.retryMails,
    examples: ['parchemin retry-mails', 'parchemin retry-mails --json'],
    path: () => '/admin/outbox/retry',
    tell: ({ retried }, _, texts) => texts.mailsRetried(String(retried ?? '?')),
  });
}
