import { EventNode } from './event-node.js';
import { logToStderr } from './log.js';
import { parseCommandLine, USAGE } from './options.js';
import type { CommandLine } from './options.js';
import { watchParent } from './parent-watch.js';

/** 0 is for being asked to stop; 4 needs a person to look at the folder or the port; after 5 starting again may help. */
const EXIT = { WrongUsage: 2, Unusable: 4, Broken: 5 } as const;

const commandLine = parseCommandLine(process.argv.slice(2));
if ('wrongUsage' in commandLine) leave('WrongUsage', `${commandLine.wrongUsage}\n${USAGE}`);
await run(commandLine);

async function run(options: CommandLine): Promise<void> {
  const node = await EventNode.start({ ...options, log: logToStderr, onBroken: endBroken }).catch(portUnusable);
  if (!(node instanceof EventNode)) leave(node.refused, node.message);
  const stop = stopOnce(node);
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  watchParent(process.env['PARCHEMIN_PARENT_PID'], () => stop('the parent process is gone'));
  const { port, healthPort } = node;
  const host = options.host === '0.0.0.0' ? '127.0.0.1' : options.host;
  const ready = { event: 'ready', port, healthPort, connectionString: `esdb://${host}:${port}?tls=false` };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  if (options.faults) logToStderr('warn', 'faults are on: this node misbehaves on purpose', { ...options.faults });
}

function stopOnce(node: EventNode): (reason: string) => void {
  let stopping: Promise<void> | null = null;
  return (reason) => {
    if (stopping) return;
    logToStderr('info', 'stopping', { reason });
    stopping = node.stop().then(() => process.exit(0));
  };
}

/** Answers on their way still leave before the end; nothing that was not synced is among them. */
function endBroken(error: unknown): void {
  logToStderr('error', 'the log cannot be written any more; the node ends so that the file is read afresh', {
    error: error instanceof Error ? error.message : String(error),
  });
  setTimeout(() => process.exit(EXIT.Broken), 100);
}

function portUnusable(error: unknown): { refused: 'PortUnusable'; message: string } {
  return { refused: 'PortUnusable', message: error instanceof Error ? error.message : String(error) };
}

function leave(
  reason: 'WrongUsage' | 'PortUnusable' | 'FileCorrupt' | 'FileForeign' | 'FileMissing' | 'FolderInUse',
  message: string,
): never {
  if (reason === 'WrongUsage') process.stderr.write(`${message}\n`);
  else logToStderr('error', message, { refused: reason });
  process.exit(reason === 'WrongUsage' ? EXIT.WrongUsage : EXIT.Unusable);
}
