import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface ConsoleFile {
  readonly content: Buffer;
  readonly type: string;
  readonly caching: string;
}

/** The built console, read once: a few files, which no request can lead out of. */
export class ConsoleFiles {
  readonly #files = new Map<string, ConsoleFile>();

  constructor(folder: string) {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
      const content = readFileSync(join(folder, path));
      this.#files.set(path, { content, type: typeOf(path), caching: cachingOf(path) });
    }
  }

  /** A path without extension is a screen: the one page answers, and finds its way by itself. */
  find(path: string): ConsoleFile | undefined {
    return this.#files.get(path) ?? (extname(path) === '' ? this.#files.get('index.html') : undefined);
  }
}

/** The names of built assets carry a hash of their content. */
function cachingOf(path: string): string {
  return path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function typeOf(path: string): string {
  return types[extname(path)] ?? 'application/octet-stream';
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
