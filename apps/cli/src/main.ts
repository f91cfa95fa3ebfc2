import { textsFor } from './language/texts.js';
import { runCommandLine } from './program.js';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  texts: textsFor(process.env),
  env: process.env,
  print: (answer) => void process.stdout.write(`${answer}\n`),
});
