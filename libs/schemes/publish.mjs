// Publishes a version of a certification: from then on the tests refuse any change to it.
//   node libs/schemes/publish.mjs cgco@2            (after a build)
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf, loadCertification, loadPublished } from './dist/index.js';

const seeds = join(import.meta.dirname, '../../seeds');

for (const reference of process.argv.slice(2)) {
  const scheme = loadCertification(seeds, reference);
  if (!scheme) throw new Error(`no certification is called ${reference}`);
  publish(scheme);
}

function publish({ id, version }) {
  const { versions } = loadPublished(seeds);
  const known = versions.find((each) => each.scheme === id && each.version === version);
  const sha256 = fingerprintOf(seeds, { id, version });
  if (known && known.sha256 !== sha256) throw new Error(`${id}@${version} is published: what changes is a new version`);
  if (known) return;
  const all = [...versions, { scheme: id, version, sha256 }];
  writeFileSync(join(seeds, 'schemes/published.json'), `${JSON.stringify({ versions: all }, null, 2)}\n`);
}
