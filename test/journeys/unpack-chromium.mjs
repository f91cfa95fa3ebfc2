// Unpacks the browser of the npm package into TMPDIR, where the package insists on putting it, with the few system
// libraries that it brings along. A process of its own, since only the environment at its start decides where that is.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';

const archives = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
await chromium.executablePath();
await inflate(join(archives, 'al2023.tar.br'));
