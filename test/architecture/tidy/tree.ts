import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The files of the repository by their path from its root: what is kept, and what is about to be. */
export type Tree = ReadonlyMap<string, string>;

/** One thing the repository keeps to: what contradicts it, and small trees that do, as the proof that it would be found. */
export interface Check {
  readonly rule: string;
  find(tree: Tree): string[];
  readonly untidy: readonly Readonly<Record<string, string>>[];
}

export const root = resolve(__dirname, '../../..');

export function readTree(): Tree {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  const paths = listed.split('\0').filter((path) => path !== '' && isFile(path));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files));
}

/** The product as it runs: no specs, no builders of specs, no data recorded for them. */
export function isProductSource(path: string): boolean {
  return /^(apps|libs|workflows)\/[^/]+\/(src|bin)\//.test(path) && isCode(path) && !isTestSupport(path);
}

export function isSpec(path: string): boolean {
  return /\.spec\.tsx?$/.test(path);
}

export function isTestSupport(path: string): boolean {
  return (
    isSpec(path) || /\.(testing|fixture)\.tsx?$|\/(testing|spec|contract)\//.test(path) || path.startsWith('test/')
  );
}

export function isCode(path: string): boolean {
  return /\.(tsx?|[mc]?js|css)$/.test(path) && !isFixture(path);
}

/** Forbidden on purpose: the fixtures of the lint rules, and the checks themselves with the words that they look for. */
export function isFixture(path: string): boolean {
  return path.startsWith('test/architecture/fixtures/') || path.startsWith('test/architecture/tidy');
}

export function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** Every line that matches, as «path:line what». */
export function grep(tree: Tree, within: (path: string) => boolean, pattern: RegExp): string[] {
  const found: string[] = [];
  for (const [path, text] of tree) {
    if (!within(path)) continue;
    text.split('\n').forEach((line, index) => {
      const match = pattern.exec(line);
      if (match) found.push(`${path}:${index + 1} ${match[0].trim()}`);
    });
  }
  return found;
}

function isFile(path: string): boolean {
  return statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false;
}
