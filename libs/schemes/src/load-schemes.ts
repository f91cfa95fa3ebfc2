import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Scheme as Certification } from './language/scheme.js';
import { schemesOf, type Schemes } from './scheme.js';

/** Every certification of the seeds, whole. A file that breaks the language stops the process that asked. */
export function loadCertifications(seeds: string): readonly Certification[] {
  return readSchemeFiles(seeds).map((document) => Certification.parse(document));
}

/** The same, as the running product asks for them. */
export function loadSchemes(seeds: string): Schemes {
  const certifications = loadCertifications(seeds);
  return schemesOf(certifications, certifications);
}

/** An id alone is its newest version, «id@1» that one. Reads one file: a question about one certification need not read them all. */
export function loadCertification(seeds: string, reference: string): Certification | null {
  const found = referredTo(seeds, reference);
  return found === undefined ? null : Certification.parse(readScheme(seeds, found));
}

/** What the scheme files say, unread: all of them, or the one that is referred to; none where there is none. */
export function loadSchemeDocuments(seeds: string, reference: string | null): readonly unknown[] {
  if (reference === null) return readSchemeFiles(seeds);
  const found = referredTo(seeds, reference);
  return found === undefined ? [] : [readScheme(seeds, found)];
}

/** A scheme file that lies anywhere, before it is published. */
export function loadCertificationFile(path: string): Certification {
  return Certification.parse(JSON.parse(readFileSync(path, 'utf8')));
}

function readSchemeFiles(seeds: string): readonly unknown[] {
  return schemeFiles(seeds).map((file) => readScheme(seeds, file));
}

function referredTo(seeds: string, reference: string): SchemeFile | undefined {
  const [id = '', version] = reference.split('@');
  const named = schemeFiles(seeds).filter((file) => file.id === id);
  return version === undefined ? named.at(-1) : named.find((file) => String(file.version) === version);
}

interface SchemeFile {
  readonly name: string;
  readonly id: string;
  readonly version: number;
}

/** «id.json» holds version 1, «id.v2.json» version 2: a published file stays as it is. */
function schemeFiles(seeds: string): readonly SchemeFile[] {
  return readdirSync(join(seeds, 'schemes'))
    .flatMap((name) => {
      const [, id, version = '1'] = /^([a-z][a-z0-9-]*)(?:\.v(\d+))?\.json$/.exec(name) ?? [];
      return id === undefined || name === registerOfPublished ? [] : [{ name, id, version: Number(version) }];
    })
    .sort((left, right) => (left.id === right.id ? left.version - right.version : left.id < right.id ? -1 : 1));
}

// Which versions are published, beside them.
const registerOfPublished = 'published.json';

function readScheme(seeds: string, { name, id, version }: SchemeFile): unknown {
  const scheme = JSON.parse(readFileSync(join(seeds, 'schemes', name), 'utf8')) as { id: unknown; version: unknown };
  if (scheme.id !== id || scheme.version !== version) throw new Error(`${name} does not hold ${id}@${version}`);
  return scheme;
}
