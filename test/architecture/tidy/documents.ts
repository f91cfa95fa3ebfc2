import { posix } from 'node:path';
import type { Check, Tree } from './tree.js';
import { isFixture, linesOf } from './tree.js';
import { projectsOf } from './projects.js';

const longestReadme = 30;

export const documentChecks: readonly Check[] = [
  {
    rule: 'a document has one title, at its top',
    find: (tree) =>
      documents(tree)
        .filter(([, text]) => !hasOneTitle(text))
        .map(([path]) => path),
    untidy: [
      { 'README.md': '# One\n\n# Two\n' },
      { 'README.md': 'no title\n' },
      { 'README.md': 'first words\n\n# Title\n' },
    ],
  },
  {
    rule: 'every relative link of a document leads somewhere',
    find: deadLinks,
    untidy: [
      { 'README.md': '# A\n[b](b.md)\n' },
      { 'README.md': '# A\n[b](#nowhere)\n' },
      { 'libs/a/README.md': '# A\n[b](../b)\n' },
      { 'README.md': '# A\n[b](c.md#gone)\n', 'c.md': '# C\n' },
    ],
  },
  {
    rule: `every project says its one job in a README of at most ${longestReadme} lines`,
    find: readmeFindings,
    untidy: [
      { 'libs/a/package.json': '{}' },
      { 'libs/a/package.json': '{}', 'libs/a/README.md': `# A\n${'\n'.repeat(longestReadme)}` },
    ],
  },
];

function documents(tree: Tree): [string, string][] {
  return [...tree].filter(([path]) => path.endsWith('.md') && !isFixture(path));
}

function hasOneTitle(text: string): boolean {
  const titles = withoutCode(text)
    .split('\n')
    .filter((line) => /^# \S/.test(line));
  return titles.length === 1 && /^# \S/.test(text);
}

function deadLinks(tree: Tree): string[] {
  return documents(tree).flatMap(([path, text]) =>
    [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(tree, path, link))
      .map((link) => `${path} links to ${link}`),
  );
}

function leadsSomewhere(tree: Tree, from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target =
    file === '' ? from : posix.normalize(posix.join(posix.dirname(from), decodeURI(file))).replace(/\/$/, '');
  const text = tree.get(target);
  if (text === undefined) return anchor === undefined && [...tree.keys()].some((path) => path.startsWith(`${target}/`));
  return anchor === undefined || !target.endsWith('.md') || anchorsOf(text).includes(anchor);
}

function anchorsOf(text: string): string[] {
  const headings = [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '');
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutCode(text: string): string {
  return text
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.slice(1, -1).replace(/[[\]()]/g, ''));
}

function readmeFindings(tree: Tree): string[] {
  return projectsOf(tree).flatMap(({ folder }) => {
    const readme = tree.get(`${folder}/README.md`);
    if (readme === undefined) return [`${folder} has no README.md`];
    return linesOf(readme) > longestReadme ? [`${folder}/README.md has ${linesOf(readme)} lines`] : [];
  });
}
