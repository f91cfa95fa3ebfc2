/** RFC 6266: the name that a file is sent under. `filename*` (RFC 8187) carries any letter and goes first; null where there is none. */
export function fileNameOf(header: string | undefined): string | null {
  if (header === undefined || header.length > headerAtMost) return null;
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1];
  const quoted = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header)?.[1]?.replace(/\\(.)/g, '$1');
  const name = extended === undefined ? quoted : decoded(extended);
  return name === undefined || !isName(name) ? null : name.normalize('NFC').trim();
}

/** Kept by the browser, never shown: what a person handed in may be anything. */
export function attachmentOf(name: string): string {
  const plain = name.normalize('NFD').replace(/[^\x20-\x7e]|["\\%]/g, '');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}

const headerAtMost = 2_000;
const nameAtMost = 200;

/** A last part of a path, of letters that can be seen. */
function isName(name: string): boolean {
  return name.trim() !== '' && name.length <= nameAtMost && !/[/\\\p{Cc}\p{Cs}]/u.test(name);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
