module.exports = {
  ...require('./preset.cjs'),
  testMatch: ['<rootDir>/{apps,libs,workflows}/**/src/**/*.spec.{ts,tsx}'],
  testPathIgnorePatterns: ['\\.int\\.spec\\.ts$'],
};
