// npm start: installs and builds what is missing, then leaves everything to the supervisor.
import { build } from './build.mjs';
import { run } from './child.mjs';
import { install } from './install.mjs';
import { nodeProgram } from './repository.mjs';

await install();
await build();
stopWithNpm();
const env = { ...process.env, PARCHEMIN_PARENT_PID: String(process.pid) };
process.exitCode = await run(nodeProgram(), ['--enable-source-maps', 'apps/cli/dist/start/main.js'], { env });

// npm killed outright tells nobody: without it we would go on unseen, and the next start would only say so.
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 1_000);
  watch.unref();
}
