// The guards of the structure. Each rule has a forbidden fixture in test/architecture that proves that it bites.
import nx from '@nx/eslint-plugin';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript-eslint';
import { sourceBoundaries, specBoundaries } from './boundaries.js';
import { importsEverywhere, importsOfConsole, importsOfPortableLayers, importsOfProcesses } from './imports.js';
import { parchemin } from './plugin.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const typed = ['{apps,libs,workflows}/**/*.{ts,tsx}', 'test/**/*.ts'];
const specs = [
  '**/*.spec.{ts,tsx}',
  '**/*.{testing,fixture}.{ts,tsx}',
  '{apps,libs,workflows}/*/{testing,src/testing,src/spec,src/contract}/**',
  'test/**',
];
const seedLoaders = ['libs/*/src/load-*.ts'];
const environmentReaders = ['libs/{service,parts,testing}/src/**', 'apps/*/src/**/main.ts'];
// The wording of problems is spaced by a function as each one leaves.
const spacedOnTheWayOut = ['apps/api/src/problem/**'];
const configurations = ['**/*.config.{js,mjs,cjs,ts}', 'infra/**'];

export default [
  {
    ignores: ['**/node_modules/**', '**/dist/**', '.data/**', '.nx/**', 'coverage/**', 'test/architecture/fixtures/**'],
  },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: { '@nx': nx, '@typescript-eslint': typescript.plugin, parchemin },
  },
  {
    files: ['**/*.{js,mjs,cjs,ts,tsx}'],
    languageOptions: {
      parser: typescript.parser,
      ecmaVersion: 'latest',
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines-per-function': ['error', { max: 60 }],
      'parchemin/few-collaborators': 'error',
      'parchemin/top-level-functions': 'error',
      'parchemin/french-typography': 'error',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true } },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: typed,
    languageOptions: { parserOptions: { project: 'infra/eslint/tsconfig.json', tsconfigRootDir: root } },
    rules: {
      '@nx/enforce-module-boundaries': sourceBoundaries,
      '@typescript-eslint/no-restricted-imports': importsEverywhere,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'parchemin/union-ends-in-assert-never': 'error',
      'parchemin/environment-read-once': 'error',
    },
  },
  { files: ['{libs,workflows}/*/src/**/*.ts'], rules: { 'no-console': 'error' } },
  {
    files: ['libs/{kernel,candidacy,schemes,calendars,contracts}/src/**/*.ts', 'workflows/*/src/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': importsOfPortableLayers },
  },
  {
    files: ['libs/{kernel,candidacy,schemes,calendars,contracts}/src/**/*.ts', 'workflows/*/src/**/*.process.ts'],
    rules: { 'parchemin/pure-domain': 'error', 'parchemin/no-locale': 'error' },
  },
  // Whom to tell of what, and when, is decided as the rules are; only the wording may know of French dates.
  { files: ['libs/notifications/src/**/*.ts'], rules: { 'parchemin/pure-domain': 'error' } },
  {
    files: ['libs/notifications/src/**/*.ts'],
    ignores: ['libs/notifications/src/french-time.ts'],
    rules: { 'parchemin/no-locale': 'error' },
  },
  { files: ['libs/kernel/src/clock.ts'], rules: { 'parchemin/pure-domain': 'off' } },
  {
    files: ['workflows/*/src/**/*.ts'],
    rules: {
      'parchemin/no-async-validator': 'error',
      'parchemin/no-locale': 'error',
      'parchemin/no-module-state': 'error',
      'parchemin/no-plain-error': 'error',
      'parchemin/no-timed-condition': 'error',
      'parchemin/no-timer-race': 'error',
    },
  },
  {
    files: ['workflows/*/src/**/*.process.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': importsOfProcesses },
  },
  { files: ['apps/web/src/**/*.{ts,tsx}'], rules: { '@typescript-eslint/no-restricted-imports': importsOfConsole } },
  {
    files: ['**/*.fr.{ts,tsx}', 'apps/web/src/**/*.tsx'],
    rules: { 'parchemin/french-typography': ['error', { wholly: true }] },
  },
  { files: spacedOnTheWayOut, rules: { 'parchemin/french-typography': 'off' } },
  { files: seedLoaders, rules: { '@typescript-eslint/no-restricted-imports': importsEverywhere } },
  { files: [...environmentReaders, ...configurations], rules: { 'parchemin/environment-read-once': 'off' } },
  {
    files: specs,
    rules: {
      '@nx/enforce-module-boundaries': specBoundaries,
      '@typescript-eslint/no-restricted-imports': importsEverywhere,
      'max-lines-per-function': 'off',
      'no-console': 'off',
      'parchemin/environment-read-once': 'off',
      'parchemin/french-typography': 'off',
      'parchemin/no-locale': 'off',
      'parchemin/no-module-state': 'off',
      'parchemin/no-plain-error': 'off',
      'parchemin/no-timer-race': 'off',
      'parchemin/pure-domain': 'off',
      'parchemin/top-level-functions': 'off',
      'parchemin/union-ends-in-assert-never': 'off',
    },
  },
  { files: configurations, rules: { 'no-restricted-exports': 'off' } },
  // They run in a folder of their own, where what they import is installed; nothing of the product does.
  { files: ['test/bench/peers/*.mjs'], rules: { '@nx/enforce-module-boundaries': 'off' } },
];
