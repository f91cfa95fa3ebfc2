import type { z } from 'zod';
import type { Source } from '../language/source.js';
import type { Finding } from './finding.js';
import { nameOf } from './survey.js';

type Issue = z.core.$ZodIssue;

/** A file that breaks the language: each fault with the place in the file, and the lines of the element around it. */
export function languageFaults(document: unknown, issues: readonly Issue[]): Finding[] {
  const { document: name } = Object(document) as { readonly document?: unknown };
  return issues.map((issue) => {
    const { path, lines } = locate(document, issue.path);
    return {
      check: 'language',
      severity: 'error',
      message: `${path} is not written as the language of schemes asks: ${issue.message}.`,
      messageFr: `${path} n’est pas écrit comme le demande le langage des référentiels (${issue.message}).`,
      places: [path],
      document: typeof name === 'string' ? name : '?',
      lines,
      readings: [],
    };
  });
}

function locate(document: unknown, path: readonly PropertyKey[]): { readonly path: string; readonly lines: Source } {
  let [node, lines]: [unknown, Source] = [document, [1, 1]];
  const segments: string[] = [];
  for (const key of path) {
    node = Object(node)[key] as unknown;
    segments.push(nameOf(node) ?? String(key));
    lines = sourceOf(node) ?? lines;
  }
  return { path: segments.join('/') || 'scheme', lines };
}

function sourceOf(node: unknown): Source | null {
  const { source } = Object(node) as { readonly source?: unknown };
  if (!Array.isArray(source)) return null;
  const [first, last] = source as readonly unknown[];
  return typeof first === 'number' && typeof last === 'number' ? [first, last] : null;
}
