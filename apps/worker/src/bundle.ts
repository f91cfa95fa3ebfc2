import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflows, buildIdOf } from './workflow-code.js';

const code = await bundleWorkflows();
writeFileSync(join(import.meta.dirname, 'workflow-bundle.js'), code);
process.stdout.write(`${JSON.stringify({ event: 'bundled', bytes: code.length, build: buildIdOf(code) })}\n`);
