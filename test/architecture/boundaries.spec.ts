import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { constraints } from '../../infra/eslint/boundaries.js';

interface Linted {
  readonly fixture: string;
  readonly refusedBy: string;
  readonly problems: readonly { readonly by: string; readonly message: string }[];
}

const root = resolve(__dirname, '../..');
const { found, configured } = lintFixtures();

describe('Every guard bites', () => {
  it.each(found.map((each) => [each.fixture, each.refusedBy, each] as const))(
    '%s is refused by %s',
    (_, refusedBy, linted) => {
      const refusals = [...new Set(linted.problems.map((problem) => problem.by))].sort();
      expect(refusals).toEqual(refusedBy === 'nothing' ? [] : refusedBy.split(', ').sort());
    },
  );

  it.each(configured)('the rule %s has a fixture that it refuses', (rule) => {
    const refusing = found.filter((each) => each.problems.some((problem) => problem.by.startsWith(`${rule} `)));
    expect(refusing).not.toHaveLength(0);
  });
});

describe('Every boundary bites', () => {
  const messages = found.flatMap((each) => each.problems.map((problem) => problem.message));

  it.each(tagsOf('onlyDependOnLibsWithTags'))('a project tagged %s is refused a project above or beside it', (tag) => {
    expect(messages.filter((message) => isRefusedProject(message, tag))).not.toHaveLength(0);
  });

  it.each(tagsOf('allowedExternalImports', 'bannedExternalImports'))(
    'a project tagged %s is refused a package of another layer',
    (tag) => {
      expect(messages.filter((message) => message.includes(`"${tag}" is not allowed to import`))).not.toHaveLength(0);
    },
  );
});

function lintFixtures(): { found: Linted[]; configured: string[] } {
  const script = join(root, 'test/architecture/lint-fixtures.mjs');
  return JSON.parse(
    execFileSync(process.execPath, [script], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
  );
}

function tagsOf(...limits: string[]): string[] {
  const limited = constraints({ specs: false }).filter((each) => limits.some((limit) => limit in each));
  return limited.map((each) => each.sourceTag);
}

function isRefusedProject(message: string, tag: string): boolean {
  return message.includes(`"${tag}" can only depend on`) || message.includes(`"${tag}" cannot depend on`);
}
