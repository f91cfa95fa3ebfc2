const { resolve } = require('node:path');

// One preset for all projects: libraries are tested from their sources, unbuilt.
module.exports = {
  rootDir: resolve(__dirname, '../..'),
  testEnvironment: 'node',
  resolver: resolve(__dirname, 'resolver.cjs'),
  transform: { '\\.([mc]?js|[mc]?tsx?)$': resolve(__dirname, 'esm-dependencies.cjs') },
  transformIgnorePatterns: [],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'tsx', 'json', 'node'],
  moduleNameMapper: { '\\.css$': resolve(__dirname, 'no-styles.cjs') },
  testEnvironmentOptions: { customExportConditions: ['@parchemin/source', 'node', 'node-addons'] },
  // Nothing asserts a time; a machine that does several things at once must not look like a failure.
  testTimeout: 30_000,
  modulePathIgnorePatterns: ['/dist/', '/.data/', '/.nx/'],
};
