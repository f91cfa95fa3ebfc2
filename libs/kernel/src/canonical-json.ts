/**
 * The one spelling of a JSON value, by the rules of RFC 8785: members in the order of their names' UTF-16 code units, no space, numbers
 * and texts as ECMAScript writes them. Digests are taken of it, so that neither layout nor the order of keys counts.
 * A member that is undefined is none, as everywhere in JSON.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}
