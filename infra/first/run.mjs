// Runs a compiled program of the repository after installing and building what it needs: run.mjs <file> [arguments]
import { run } from './child.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { nodeProgram } from './repository.mjs';

await install();
await build();
process.exitCode = await run(nodeProgram(), ['--enable-source-maps', ...process.argv.slice(2)]);
