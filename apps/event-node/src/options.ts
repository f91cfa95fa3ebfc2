import { parseArgs } from 'node:util';
import { faultKinds, parseFaults } from './faults.js';
import type { FaultPlan } from './faults.js';
import { usualLimits } from './calls/limits.js';
import type { SizeLimits } from './calls/limits.js';

export interface CommandLine {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly healthPort: number;
  readonly faults: FaultPlan | null;
  readonly strict: boolean;
  readonly limits: SizeLimits;
}

export interface WrongUsage {
  readonly wrongUsage: string;
}

export function parseCommandLine(args: readonly string[]): CommandLine | WrongUsage {
  const text = textOptions(args);
  if (text.wrongUsage !== undefined) return { wrongUsage: text.wrongUsage };
  if (!text.data) return { wrongUsage: '--data <folder> is missing' };
  const port = portOf(text.port);
  const healthPort = portOf(text['health-port'] ?? '0');
  if (port === null || healthPort === null) return { wrongUsage: 'a port is a number from 0 (any free one) to 65535' };
  const faults = text.faults === undefined ? null : parseFaults(text.faults);
  if (typeof faults === 'string') return { wrongUsage: `--faults: ${faults}` };
  const limits = limitsOf(text);
  if (limits === null) return { wrongUsage: `a size is a number of bytes from 1 to ${MOST_BYTES}` };
  const strict = text.strict === true;
  return { data: text.data, host: text.host ?? LOOPBACK, port, healthPort, faults, strict, limits };
}

const LOOPBACK = '127.0.0.1';
const USUAL_PORT = '2113';

export const USAGE = `event-node --data <folder> [--port <n>] [--health-port <n>] [--host <address>] [--strict] [--max-append <bytes>] [--max-event <bytes>] [--faults <seed>[:<kind>=<rate>[@<millis>],…]]
  --port          gRPC port, 2113 unless told, 0 takes a free one
  --health-port   /health/live, /health/ready, /metrics, POST /backup?to=<folder>; a free port unless told
  --host          ${LOOPBACK} unless told; the node has no authentication, so think before telling
  --strict        refuses what a real server tolerates or leaves undefined
  --max-append    bytes of one append, ${usualLimits.appendBytes} unless told
  --max-event     bytes of one event, ${usualLimits.eventBytes} unless told
  --faults        misbehaves by seeded chance; kinds:
${Object.entries(faultKinds)
  .map(([kind, meaning]) => `                  ${kind.padEnd(11)}${meaning}`)
  .join('\n')}`;

type TextOptions = Partial<
  Record<'data' | 'host' | 'port' | 'health-port' | 'faults' | 'max-append' | 'max-event', string> & { strict: boolean }
>;

function textOptions(args: readonly string[]): (TextOptions & { wrongUsage?: never }) | WrongUsage {
  const text = { type: 'string' } as const;
  try {
    const options = {
      data: text,
      host: text,
      port: { ...text, default: USUAL_PORT },
      'health-port': text,
      faults: text,
      strict: { type: 'boolean' },
      'max-append': text,
      'max-event': text,
    } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    return { wrongUsage: error instanceof Error ? error.message : String(error) };
  }
}

/** One append is one message, and one message is gathered in memory. */
const MOST_BYTES = 16 * 1024 * 1024;

function limitsOf(text: TextOptions): SizeLimits | null {
  const appendBytes = Number(text['max-append'] ?? usualLimits.appendBytes);
  const eventBytes = Number(text['max-event'] ?? usualLimits.eventBytes);
  const usable = [appendBytes, eventBytes].every((size) => Number.isInteger(size) && size > 0 && size <= MOST_BYTES);
  return usable ? { appendBytes, eventBytes } : null;
}

function portOf(text = ''): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}
