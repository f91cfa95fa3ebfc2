// Gives every workspace package the same two targets, so that no project carries its own boilerplate.
import { dirname } from 'node:path';

export const name = 'parchemin-targets';

export const createNodesV2 = [
  '{apps/*,libs/*,workflows/*,test}/package.json',
  (manifests) =>
    manifests.map((manifest) => [
      manifest,
      { projects: { [dirname(manifest)]: { targets: targetsOf(dirname(manifest)) } } },
    ]),
];

function targetsOf(root) {
  const shared = { cache: true, inputs: ['default', '^default'] };
  return {
    typecheck: { ...shared, outputs: ['{projectRoot}/dist'], command: `tsc -b ${root}` },
    test: { ...shared, command: `jest --config infra/jest/unit.cjs --passWithNoTests --testPathPatterns ${root}/` },
  };
}
