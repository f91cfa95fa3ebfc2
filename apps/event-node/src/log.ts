export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  detail?: Readonly<Record<string, unknown>>,
) => void;

/** One JSON line per message on standard error; standard output is for the one line that says the node is ready. */
export const logToStderr: Log = (level, message, detail) => {
  process.stderr.write(`${JSON.stringify({ level, time: new Date().toISOString(), message, ...detail })}\n`);
};
