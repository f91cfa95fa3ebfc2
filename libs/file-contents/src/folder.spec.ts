import { stoppedClock } from '@parchemin/testing';
import { mkdtemp, open, readdir, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder, type FolderOptions } from './folder.js';
import { aClaim, digestOf, holdToContract, read, sent } from './spec/contract.js';

describe('contents in a folder', () => {
  const clock = stoppedClock('2026-11-25T10:00:00.000Z');
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parchemin-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const opening = (options: FolderOptions = {}) => openFolder(folder, { clock, ...options });
  const contentPath = (content: string) => join(folder, 'contents', digestOf(content).slice(0, 2), digestOf(content));
  const onTheWay = () => readdir(join(folder, 'incoming'));

  holdToContract(async () => ({ contents: await opening(), clock, close: () => Promise.resolve() }));

  it('are there for whoever opens the folder next', async () => {
    await (await opening()).put(sent('content'), aClaim(), 100);
    const again = await opening();
    expect(String(await read(again, digestOf('content')))).toBe('content');
    expect(await again.findName(digestOf('content'), aClaim())).toBe('r.pdf');
  });

  it('are not handed out once the disk has changed them', async () => {
    const contents = await opening();
    await contents.put(sent('content'), aClaim(), 100);
    await writeFile(contentPath('content'), 'contend');
    await expect(contents.get(digestOf('content'))).rejects.toThrow('is not what came in');
  });

  it('are refused by a full disk, which keeps no half of them', async () => {
    const contents = await opening({ openNew: async (path) => full(await open(path, 'wx'), 1) });
    expect(await contents.put(sent('one', 'two'), aClaim(), 100)).toEqual({ refused: 'FilesFull' });
    expect(await contents.has(digestOf('onetwo'))).toBe(false);
    expect(await onTheWay()).toEqual([]);
    expect(await contents.pendingSince(clock.now(), 10)).toEqual([]);
  });

  it('leave nothing on the way when they are too large or break off', async () => {
    const contents = await opening();
    await contents.put(sent('too large'), aClaim(), 3);
    expect(await onTheWay()).toEqual([]);
  });

  it('go back to their place when a process died while it looked whether anybody claims them', async () => {
    const contents = await opening();
    await contents.put(sent('content'), aClaim(), 100);
    const aside = join(folder, 'incoming', `aside~${digestOf('content')}~x`);
    await rename(contentPath('content'), aside);
    expect(await contents.has(digestOf('content'))).toBe(false);
    expect(await (await opening()).has(digestOf('content'))).toBe(true);
  });

  it.each([
    ['../../etc/passwd', aClaim()],
    [digestOf('x').toUpperCase(), aClaim()],
    [digestOf('x'), aClaim('../R1')],
    [digestOf('x'), { ...aClaim(), stream: 'candidacy-/../../x' }],
  ])('are not looked for outside it: %s %j', async (sha256, claim) => {
    await expect((await opening()).findName(sha256, claim)).rejects.toThrow('by their codes');
  });
});

/** Takes so many chunks, then has no room left. */
function full(file: FileHandle, room: number): FileHandle {
  let left = room;
  const write = file.writeFile.bind(file);
  file.writeFile = async (...content) => {
    if (left === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    left -= 1;
    await write(...content);
  };
  return file;
}
