import { textsFor } from './language/texts.js';
import { computing, runComputing } from './schemes/computing.js';

// Whoever reads only the beginning of an answer («| head») closes the pipe, and that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const args = process.argv.slice(2);
const run = computing.includes(args[0] ?? '') ? runComputing : (await import('./program.js')).runCommandLine;
process.exitCode = await run(args, {
  texts: textsFor(process.env),
  env: process.env,
  print: (answer) => void process.stdout.write(`${answer}\n`),
});
