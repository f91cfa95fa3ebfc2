// npm start: installs and builds what is missing, then leaves everything to the supervisor.
import { build } from './build.mjs';
import { run } from './child.mjs';
import { install } from './install.mjs';
import { stopWithNpm } from './npm-watch.mjs';
import { nodeProgram } from './repository.mjs';

await install();
await build();
stopWithNpm();
const env = { ...process.env, PARCHEMIN_PARENT_PID: String(process.pid) };
process.exitCode = await run(nodeProgram(), ['--enable-source-maps', 'apps/cli/dist/start/main.js'], { env });
