// npm run lint [-- paths]
import { run } from './child.mjs';
import { install } from './install.mjs';
import { nodeProgram } from './repository.mjs';

await install();
process.exitCode = await run(nodeProgram(), ['infra/eslint/run.mjs', ...process.argv.slice(2)]);
