// Lints each forbidden fixture as if it stood where its first line says, and prints what every rule found as JSON.
import typescript from 'typescript-eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawProjectGraph, linterWith, root } from '../../infra/eslint/linter.mjs';

const folder = join(root, 'test/architecture/fixtures');
const needTypes = [
  'parchemin/union-ends-in-assert-never',
  ...Object.entries(typescript.plugin.rules)
    .filter(([, rule]) => rule.meta.docs.requiresTypeChecking)
    .map(([name]) => `@typescript-eslint/${name}`),
];

// The program of all types is built only for the fixtures that need it: each changed text costs a compilation.
drawProjectGraph();
const typed = linterWith({ languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } });
const untyped = linterWith(withoutTypes());

const found = [];
for (const fixture of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (fixture.isFile()) found.push(await lint(join(fixture.parentPath, fixture.name)));
}
process.stdout.write(JSON.stringify({ found, configured: await configuredRules() }));

function withoutTypes() {
  const rules = Object.fromEntries(needTypes.map((rule) => [rule, 'off']));
  return { languageOptions: { parserOptions: { project: null } }, rules };
}

async function lint(file) {
  const text = readFileSync(file, 'utf8');
  const [standsAt, refusedBy] = text.split('\n', 2).map((line) => line.split(': ')[1]);
  const rule = file.slice(folder.length + 1).split(/[\\/]/)[0];
  const linter = needTypes.some((name) => name.endsWith(`/${rule}`)) ? typed : untyped;
  const [result] = await linter.lintText(text, { filePath: join(root, standsAt) });
  const problems = result.messages.map(({ ruleId, messageId, message }) => ({
    by: ruleId ? `${ruleId} ${messageId}` : 'inline configuration',
    message,
  }));
  return { fixture: file.slice(folder.length + 1), refusedBy, problems };
}

async function configuredRules() {
  const places = [
    'libs/candidacy/src/index.ts',
    'workflows/candidacy/src/candidacy.workflow.ts',
    'apps/web/src/main.tsx',
  ];
  const configs = await Promise.all(places.map((place) => typed.calculateConfigForFile(join(root, place))));
  const active = configs.flatMap(({ rules }) => Object.keys(rules).filter((name) => rules[name][0] !== 0));
  return [...new Set(active)].sort();
}
