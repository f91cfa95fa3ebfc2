import { documentChecks } from './tidy/documents.js';
import { fileChecks } from './tidy/files.js';
import { packageChecks } from './tidy/packages.js';
import { projectChecks } from './tidy/projects.js';
import { readTree, treeOf } from './tidy/tree.js';
import { filesNamingEvents, wordChecks } from './tidy/words.js';

const checks = [...fileChecks, ...documentChecks, ...projectChecks, ...packageChecks, ...wordChecks];
const tree = readTree();

describe('The repository is tidy', () => {
  it.each(checks.map((check) => [check.rule, check] as const))('%s', (_, check) => {
    expect(check.find(tree)).toEqual([]);
  });

  const named = [...filesNamingEvents(tree)].map(([name, files]) => [name, files.length] as const);

  it.each(named)('%s has its whole story in %d files', (_, files) => {
    expect(files).toBeGreaterThan(1);
    expect(files).toBeLessThanOrEqual(10);
  });
});

describe('Every check bites', () => {
  const proofs = checks.flatMap((check) =>
    check.untidy.map((files) => [check.rule, Object.keys(files)[0], check, files] as const),
  );

  it.each(proofs)('%s: refused in %s', (_rule, _file, check, files) => {
    expect(check.find(treeOf(files))).not.toEqual([]);
  });
});
