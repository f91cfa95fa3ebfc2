// The specs that speak for the rules engine alone, in a second or two; whatever else runs it can only find more.
module.exports = {
  ...require('./preset.cjs'),
  testMatch: [
    '<rootDir>/libs/schemes/src/engine/{truth,rational-table,awaited,expressions,measures,computed-verdict,jury-verdict}.spec.ts',
  ],
};
