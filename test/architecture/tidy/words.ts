import type { Check, Tree } from './tree.js';
import { grep, isFixture, isProductSource } from './tree.js';

const filesPerEvent = 10;

export const wordChecks: readonly Check[] = [
  {
    rule: 'no path of one machine is written down',
    find: (tree) => grep(tree, isText, /(^|[\s'"`(=:])\/(root|home\/\w+|Users\/\w+)\//),
    untidy: ['see /home/somebody/notes', '"/root/.cache/temporal"'].map(inSource),
  },
  {
    rule: 'no address of a package registry is written down',
    find: (tree) => grep(tree, isText, /\bregistry\.[a-z]+\.(com|org|net)|npm\.pkg\.|_authToken|:_auth=/i),
    untidy: ['https://registry.example.org/zod', '//npm.pkg.example/', 'npm_authToken=x'].map(inSource),
  },
  {
    rule: 'documents that are not in the repository are not cited',
    find: (tree) =>
      grep(
        tree,
        isText,
        /\b(design|style|toolchain|temporal|event-store|domain|readings)(\.md)? §|\breference\/[a-z-]+\.md/,
      ),
    untidy: ['// as design §5 says', '// reference/style.md'].map(inSource),
  },
  {
    rule: `an event is named in at most ${filesPerEvent} files of the product`,
    find: (tree) => [...filesNamingEvents(tree)].filter(([, files]) => files.length > filesPerEvent).map(tellEvent),
    untidy: [namedEverywhere()],
  },
];

/** Where each event of the domain is named in product source: the length of the line from a form to a screen. */
export function filesNamingEvents(tree: Tree): ReadonlyMap<string, readonly string[]> {
  const sources = [...tree].filter(([path]) => isProductSource(path));
  const definitions = sources.flatMap(([, text]) => [...text.matchAll(/\bDomainEvent<\s*'(\w+)'/g)]);
  const names = [...new Set(definitions.map((match) => match[1] ?? ''))].sort();
  return new Map(names.map((name) => [name, sources.filter(([, text]) => text.includes(name)).map(([path]) => path)]));
}

function tellEvent([name, files]: [string, readonly string[]]): string {
  return `${name} is named in ${files.length} files:\n  ${files.join('\n  ')}`;
}

function isText(path: string): boolean {
  return (
    !isFixture(path) && path !== 'package-lock.json' && path !== 'LICENSE' && !/\.(woff2?|png|ico|bin|gz)$/.test(path)
  );
}

function inSource(line: string): Record<string, string> {
  return { 'libs/kernel/src/a.ts': `${line}\n` };
}

function namedEverywhere(): Record<string, string> {
  const named = Array.from({ length: filesPerEvent + 1 }, (_, index) => [
    `libs/a/src/a${index}.ts`,
    "DomainEvent<'Done', {}>",
  ]);
  return Object.fromEntries(named);
}
