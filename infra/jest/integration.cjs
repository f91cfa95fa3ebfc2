// On real parts: one file at a time, since two cores cannot carry two Temporal servers and keep their promises.
module.exports = {
  ...require('./preset.cjs'),
  testMatch: ['<rootDir>/{apps,libs,workflows,test}/**/*.int.spec.ts'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
