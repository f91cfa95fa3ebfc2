/** What each variable of a printed rule may stand for. A family name is in capitals, which is what tells it from a given name. */
const variables: Readonly<Record<string, string>> = {
  '{NOM}': String.raw`\p{Lu}[\p{Lu}'’ -]*`,
  '{Prénom}': String.raw`\p{Lu}\p{Ll}[\p{L}'’ -]*`,
  '{date}': String.raw`(?:\d{4}-\d{2}-\d{2}|\d{2}[-.]\d{2}[-.]\d{4})`,
};

/** Where the document prints no rule, any name is good, and none at all. */
export function followsNaming(name: string | null, naming: string | null): boolean {
  if (naming === null) return true;
  if (name === null) return false;
  const pattern = naming
    .normalize('NFC')
    .split(/(\{[^}]+\})/u)
    .map((part) => variables[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('');
  return new RegExp(`^${pattern}$`, 'u').test(name.normalize('NFC').replaceAll('\u00a0', ' '));
}
