// What holds for the repository as a whole: its boundaries, its files, its lockfile.
module.exports = {
  ...require('./preset.cjs'),
  testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'],
  testTimeout: 180_000,
};
