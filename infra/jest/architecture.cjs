// What holds for the repository as a whole. One file at a time: two of them would draw the project graph at once.
module.exports = {
  ...require('./preset.cjs'),
  testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'],
  maxWorkers: 1,
  testTimeout: 180_000,
};
