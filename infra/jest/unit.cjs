module.exports = {
  ...require('./preset.cjs'),
  testMatch: [
    '<rootDir>/{apps,libs,workflows}/**/src/**/*.spec.{ts,tsx}',
    '<rootDir>/test/{bench,journeys,resilience}/**/*.spec.ts',
  ],
  testPathIgnorePatterns: ['\\.int\\.spec\\.ts$'],
};
