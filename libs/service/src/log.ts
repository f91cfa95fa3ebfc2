import { pino, type Logger } from 'pino';

/** Codes, ids and counts only: no name, mark or reason is ever handed to a log. */
export function openLog(part: string, level: string): Logger {
  return pino({ level, base: { part }, timestamp: pino.stdTimeFunctions.isoTime });
}
