import type { StreamPrefixes } from './port.js';

/** No prefix means every stream of ours: the server's own, which begin with «$», stay out. */
export function admits(prefixes: StreamPrefixes, stream: string): boolean {
  if (prefixes.length === 0) return !stream.startsWith('$');
  return prefixes.some((prefix) => stream.startsWith(prefix));
}
