import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const tsc = join(root, 'node_modules/.bin/tsc');

describe('The toolchain', () => {
  it('compiles with TypeScript 7, although a package for tools offers an older compiler of the same name', () => {
    expect(run(tsc, '-v')).toMatchObject({ status: 0, output: expect.stringMatching(/^Version 7\./m) });
  });
});

function run(program: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { status, output: stdout };
}
