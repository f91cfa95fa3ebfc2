import { posix } from 'node:path';
import type { Check, Tree } from './tree.js';
import { isCode, isTestSupport } from './tree.js';

/** Open to every spec without being declared: the graph of projects would otherwise be a circle on paper. */
const buildersOfSpecs = '@parchemin/testing';

export interface Project {
  readonly folder: string;
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export const projectChecks: readonly Check[] = [
  {
    rule: 'a project declares the projects that it imports, and no other',
    find: (tree) => projectsOf(tree).flatMap((project) => declarationFindings(tree, project)),
    untidy: [
      project('a', {}, { 'src/index.ts': "export * from '@parchemin/b';" }),
      project('a', { dependencies: { '@parchemin/b': '*' } }, { 'src/index.ts': '' }),
      project('a', { devDependencies: { '@parchemin/b': '*' } }, { 'src/index.ts': "import '@parchemin/b';" }),
    ],
  },
  {
    rule: 'the compiler is told of the same projects',
    find: (tree) => projectsOf(tree).flatMap((project) => referenceFindings(tree, project)),
    untidy: [
      {
        ...project('a', { dependencies: { '@parchemin/b': '*' } }, { 'src/index.ts': "import '@parchemin/b';" }),
        ...project('b', {}, {}),
      },
      project('a', {}, { 'src/index.ts': '', 'tsconfig.json': '{ "references": [{ "path": "../b" }] }' }),
    ],
  },
  {
    rule: 'every project has a type, so that its boundaries are known',
    find: (tree) =>
      projectsOf(tree)
        .filter((each) => !hasType(tree, each))
        .map(({ folder }) => `${folder} has no type tag`),
    untidy: [project('a', { nx: { tags: ['scope:a'] } }, {})],
  },
];

export function projectsOf(tree: Tree): Project[] {
  const manifests = [...tree].filter(([path]) => /^((apps|libs|workflows)\/[^/]+|test)\/package\.json$/.test(path));
  return manifests.map(([path, text]) => ({
    dependencies: {},
    devDependencies: {},
    ...JSON.parse(text),
    folder: posix.dirname(path),
  }));
}

function declarationFindings(tree: Tree, project: Project): string[] {
  const declared = ours(project.dependencies);
  const declaredForSpecs = ours(project.devDependencies);
  const imported = imports(tree, project, (path) => !isTestSupport(path) || project.folder === 'test');
  const importedBySpecs = imports(tree, project, isTestSupport).filter((name) => name !== buildersOfSpecs);
  const all = imports(tree, project, () => true);
  return [
    ...imported
      .filter((name) => !declared.includes(name))
      .map((name) => `${project.folder} imports ${name} undeclared`),
    ...importedBySpecs
      .filter((name) => ![...declared, ...declaredForSpecs].includes(name))
      .map((name) => `the specs of ${project.folder} import ${name} undeclared`),
    ...[...declared, ...declaredForSpecs]
      .filter((name) => !all.includes(name))
      .map((name) => `${project.folder} declares ${name} and does not import it`),
  ];
}

function referenceFindings(tree: Tree, project: Project): string[] {
  const settings = tree.get(`${project.folder}/tsconfig.json`);
  if (settings === undefined) return [];
  const references: { path: string }[] = JSON.parse(settings).references ?? [];
  const named = new Map(projectsOf(tree).map(({ folder, name }) => [folder, name]));
  const referred = references.map(({ path }) => named.get(posix.join(project.folder, path)) ?? path);
  const imported = imports(tree, project, (path) => !isTestSupport(path));
  const all = imports(tree, project, () => true);
  return [
    ...imported
      .filter((name) => !referred.includes(name))
      .map((name) => `${project.folder}/tsconfig.json lacks ${name}`),
    ...referred
      .filter((name) => !all.includes(name))
      .map((name) => `${project.folder}/tsconfig.json names ${name} in vain`),
  ];
}

function imports(tree: Tree, project: Project, within: (path: string) => boolean): string[] {
  const files = [...tree].filter(([path]) => path.startsWith(`${project.folder}/`) && isCode(path) && within(path));
  const names = files.flatMap(([, text]) => [
    ...text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*'(@parchemin\/[^'/]+)/g),
  ]);
  return [...new Set(names.map((match) => match[1] ?? ''))].filter((name) => name !== project.name).sort();
}

function ours(dependencies: Readonly<Record<string, string>>): string[] {
  return Object.keys(dependencies).filter((name) => name.startsWith('@parchemin/'));
}

function hasType(tree: Tree, { folder }: Project): boolean {
  const tags: string[] = JSON.parse(tree.get(`${folder}/package.json`) ?? '{}').nx?.tags ?? [];
  return tags.filter((tag) => tag.startsWith('type:')).length === 1;
}

function project(name: string, manifest: object, files: Record<string, string>): Record<string, string> {
  const base = { name: `@parchemin/${name}`, nx: { tags: ['type:kernel'] } };
  const placed = Object.entries(files).map(([path, text]) => [`libs/${name}/${path}`, text] as const);
  return {
    [`libs/${name}/package.json`]: JSON.stringify({ ...base, ...manifest }),
    [`libs/${name}/tsconfig.json`]: '{ "references": [] }',
    ...Object.fromEntries(placed),
  };
}
