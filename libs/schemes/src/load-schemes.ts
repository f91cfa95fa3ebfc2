import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Scheme as Certification } from './language/scheme.js';
import { schemesOf, type Schemes } from './scheme.js';

/** Every certification of the seeds, whole. A file that breaks the language stops the process that asked. */
export function loadCertifications(seeds: string): readonly Certification[] {
  return readSchemeFiles(seeds).map((document) => Certification.parse(document));
}

/** What the running product needs of them: the stages that expect marks. */
export function loadSchemes(seeds: string): Schemes {
  return schemesOf(readSchemeFiles(seeds).map((document) => markedStages(Certification.parse(document))));
}

/** Reads the one file that is asked for, or answers null: a question about one certification need not read them all. */
export function loadCertification(seeds: string, id: string): Certification | null {
  const name = schemeFiles(seeds).find((file) => file === `${id}.json`);
  return name === undefined ? null : Certification.parse(readJson(seeds, name));
}

/** A stage without marks has no process of its own yet: the stages after it wait for marked ones only. */
function markedStages({ id, version, title, document, stages }: Certification): unknown {
  const marked = stages.filter(({ pieces }) => pieces.some(({ kind }) => kind === 'mark'));
  const known = new Set(marked.map(({ code }) => code));
  const ordered = marked.map(({ code, title: name, after, outOf, pieces }) => ({
    code,
    title: name,
    after: after.filter((before) => known.has(before)),
    outOf,
    pieces,
  }));
  return { id, version, title, document, stages: ordered };
}

function readSchemeFiles(seeds: string): readonly unknown[] {
  return schemeFiles(seeds).map((name) => readJson(seeds, name));
}

function schemeFiles(seeds: string): readonly string[] {
  return readdirSync(join(seeds, 'schemes'))
    .filter((name) => /^[a-z]+\.json$/.test(name))
    .sort();
}

function readJson(seeds: string, name: string): unknown {
  return JSON.parse(readFileSync(join(seeds, 'schemes', name), 'utf8')) as unknown;
}
