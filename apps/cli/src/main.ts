import { textsFor } from './language/texts.js';
import { runCommandLine } from './program.js';

// Whoever reads only the beginning of an answer («| head») closes the pipe, and that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCommandLine(process.argv.slice(2), {
  texts: textsFor(process.env),
  env: process.env,
  print: (answer) => void process.stdout.write(`${answer}\n`),
});
