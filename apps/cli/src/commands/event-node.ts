import type { Command } from 'commander';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_NODE_ENTRY, repositoryRoot } from '@parchemin/parts';
import { examples, type Surroundings } from './command.js';
import { Failure, PART_MISSING, WRONG_USAGE } from '../exit.js';
import type { Texts } from '../language/texts.js';

interface EventNodeOptions {
  readonly data: string;
  readonly port: string;
  readonly faults?: string;
}

export function addEventNode(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const lines = [
    'parchemin event-node --data ./events --port 2113',
    'parchemin event-node --data /tmp/events --port 0 --faults 7',
  ];
  program
    .command('event-node')
    .description(texts.commands.eventNode)
    .requiredOption('--data <folder>', texts.options.data)
    .requiredOption('--port <n>', texts.options.port)
    .option('--faults <seed>', texts.options.faults)
    .addHelpText('after', examples(texts, lines))
    .action((options: EventNodeOptions) => eventNode(options, surroundings));
}

// In the foreground: its output is ours, and so are its end and its exit status.
async function eventNode(options: EventNodeOptions, { texts, env, finish }: Surroundings): Promise<void> {
  const entry = join(repositoryRoot, EVENT_NODE_ENTRY);
  if (!existsSync(entry)) throw new Failure(`${EVENT_NODE_ENTRY}: npm run build`, PART_MISSING);
  const child = spawn(process.execPath, [entry, ...nodeArguments(options, texts)], {
    stdio: 'inherit',
    env: { ...env, PARCHEMIN_PARENT_PID: String(process.pid) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  finish(await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 0))));
}

function nodeArguments({ data, port, faults }: EventNodeOptions, texts: Texts): string[] {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new Failure(texts.wrongUsage(texts.badPort), WRONG_USAGE);
  return ['--data', data, '--port', port, ...(faults === undefined ? [] : ['--faults', faults])];
}
