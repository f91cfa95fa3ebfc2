import type { Check, Tree } from './tree.js';
import { grep, isCode, isFixture, isSpec, linesOf } from './tree.js';

const longestFile = 250;
const longestSpec = 400;
const emptyNames = ['utils', 'util', 'common', 'helpers', 'helper', 'base', 'misc', 'shared', 'stuff'];
const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const givenNames = ['README.md', 'Dockerfile', 'NOTICE'];
const namedByItsEvent = /\/fixtures\/events\/[A-Z]\w+\.v\d+\.json$/;
const topLevel = ['apps', 'libs', 'workflows', 'seeds', 'infra', 'test'];
const rootFiles = [
  ...['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'LICENSE', 'package.json', 'package-lock.json', 'nx.json'],
  ...['tsconfig.base.json', '.editorconfig', '.gitignore', '.npmrc', '.prettierignore'],
];
const forContinuousIntegration = ['.ci'];

export const fileChecks: readonly Check[] = [
  {
    rule: `a file has at most ${longestFile} lines, a spec at most ${longestSpec}`,
    find: (tree) => [...tree].filter(isTooLong).map(([path, text]) => `${path} has ${linesOf(text)} lines`),
    untidy: [
      { 'libs/kernel/src/long.ts': '\n'.repeat(longestFile + 1) },
      { 'libs/kernel/src/long.spec.ts': '\n'.repeat(longestSpec + 1) },
    ],
  },
  {
    rule: 'files and folders are named in kebab-case',
    find: (tree) => namesOf(tree).filter(isNotKebab).map(place),
    untidy: [{ 'libs/kernel/src/assertNever.ts': '' }, { 'libs/Kernel/src/index.ts': '' }, { 'apps/api/a_b.ts': '' }],
  },
  {
    rule: 'files and folders are named after what they hold',
    find: (tree) =>
      namesOf(tree)
        .filter(({ name }) => emptyNames.includes(name.split('.')[0] ?? ''))
        .map(place),
    untidy: [{ 'libs/kernel/src/utils.ts': '' }, { 'libs/common/src/index.ts': '' }, { 'test/helpers/a.ts': '' }],
  },
  {
    rule: 'nothing is left over: no task notes, no silenced rule, no untyped corner',
    find: (tree) =>
      grep(tree, isCodeOrDocument, /\b(FIXME|TODO|XXX|HACK)\b|eslint-disable|@ts-(ignore|nocheck)|\bas any\b|: any\b/),
    untidy: ['// TODO later', '// FIXME', '/* eslint-disable */', '// @ts-ignore', 'a as any;', 'let a: any;'].map(
      inKernel,
    ),
  },
  {
    rule: 'only a spec says what must not compile',
    find: (tree) => grep(tree, (path) => isCode(path) && !isSpec(path), /@ts-expect-error/),
    untidy: [inKernel('// @ts-expect-error')],
  },
  {
    rule: 'no test is skipped, singled out or commented out',
    find: (tree) =>
      grep(
        tree,
        isSpec,
        /\b(it|test|describe)(\.\w+)*\.(skip|only|todo|failing)\b|\b[xf](it|test|describe)\(|^\s*\/\/\s*(it|test|describe)\(/,
      ),
    untidy: ["it.skip('', f)", "describe.only('', f)", "xit('', f)", "// it('', f)", "it.todo('')"].map(inSpec),
  },
  {
    rule: 'nothing is exported by default, but by configuration files',
    find: (tree) => grep(tree, (path) => isCode(path) && !isConfiguration(path), /^export default\b|\bas default\b/),
    untidy: [inKernel('export default 1;'), inKernel('export { a as default };')],
  },
  {
    rule: 'the root lists exactly what a visitor reads first',
    find: rootFindings,
    untidy: [{ 'notes.md': '' }, { 'docs/plan.md': '' }, { 'README.md': '' }],
  },
];

function isTooLong([path, text]: [string, string]): boolean {
  return isCode(path) && linesOf(text) > (isSpec(path) ? longestSpec : longestFile);
}

interface Named {
  readonly name: string;
  readonly path: string;
}

function namesOf(tree: Tree): Named[] {
  const below = [...tree.keys()].filter((path) => path.includes('/') && !isFixture(path));
  return below.flatMap((path) => path.split('/').map((name) => ({ name, path })));
}

function isNotKebab({ name, path }: Named): boolean {
  return !kebab.test(name) && !givenNames.includes(name) && !namedByItsEvent.test(path);
}

function place({ name, path }: Named): string {
  return `${path} («${name}»)`;
}

function isConfiguration(path: string): boolean {
  return /\.config\.[mc]?[jt]s$/.test(path);
}

function isCodeOrDocument(path: string): boolean {
  return isCode(path) || (path.endsWith('.md') && !isFixture(path));
}

function rootFindings(tree: Tree): string[] {
  const present = new Set([...tree.keys()].map((path) => path.split('/')[0] ?? ''));
  const expected = [...topLevel, ...rootFiles, ...forContinuousIntegration];
  const surplus = [...present]
    .filter((name) => !expected.includes(name))
    .map((name) => `${name} does not belong in the root`);
  const missing = expected.filter((name) => !present.has(name)).map((name) => `${name} is missing in the root`);
  return [...surplus, ...missing];
}

function inKernel(line: string): Record<string, string> {
  return { 'libs/kernel/src/a.ts': `${line}\n` };
}

function inSpec(line: string): Record<string, string> {
  return { 'libs/kernel/src/a.spec.ts': `${line}\n` };
}
