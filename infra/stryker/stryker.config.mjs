// Whether the tests of the rules engine would notice a change to it: each small change must make one of them fail.
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default {
  mutate: ['libs/schemes/src/engine/**/*.ts', '!**/*.spec.ts', '!**/*.fixture.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'infra/jest/mutation.cjs' },
  coverageAnalysis: 'perTest',
  // What runs once while a file loads cannot be told apart test by test.
  ignoreStatic: true,
  ignorePatterns: ['**', '!libs/schemes/**', '!infra/jest/**', '!seeds/**', '!package.json', '**/dist/**'],
  // Outside the repository, where nothing else looks for tests.
  tempDirName: join(tmpdir(), 'parchemin-mutation'),
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowEmojis: false, logTests: false },
  concurrency: 2,
  timeoutMS: 20_000,
  thresholds: { high: 95, low: 90, break: 90 },
};
