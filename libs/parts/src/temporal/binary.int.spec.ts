import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporalBinary, TemporalNotFound } from './binary.js';

const folder = mkdtempSync(join(tmpdir(), 'parchemin-binary-'));
const nowhere = { PATH: join(folder, 'empty'), XDG_CACHE_HOME: join(folder, 'cache') };

describe("finding Temporal's server", () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes the binary that TEMPORAL_CLI_PATH names', async () => {
    const file = printing('named', 'temporal version 1.6.0 (Server 1.30.0, UI 2.43.0)');
    const found = await findTemporalBinary({ ...nowhere, TEMPORAL_CLI_PATH: file }, quiet);
    expect(found).toEqual({ file, serverVersion: '1.30.0' });
  });

  it('goes on to PATH when the one that is named holds too old a server', async () => {
    const old = printing('old', 'temporal version 1.0.0 (Server 1.24.0, UI 2.27.0)');
    const file = printing('temporal', 'temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)');
    const found = await findTemporalBinary({ ...nowhere, PATH: folder, TEMPORAL_CLI_PATH: old }, quiet);
    expect(found).toEqual({ file, serverVersion: '1.29.1' });
  });

  it('tells in at most fifteen lines what was tried and what to do when no way works', async () => {
    const unreachable = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('offline'));
    const failure = await findTemporalBinary(nowhere, quiet).catch((error: unknown) => error);
    unreachable.mockRestore();
    expect(failure).toBeInstanceOf(TemporalNotFound);
    const { message } = failure as TemporalNotFound;
    expect(message.split('\n').length).toBeLessThanOrEqual(15);
    for (const word of ['TEMPORAL_CLI_PATH', 'PATH', 'cache', 'temporal.download', '`go`', 'TEMPORAL_ADDRESS']) {
      expect(message).toContain(word);
    }
  });
});

function printing(name: string, line: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho '${line}'\n`, { mode: 0o755 });
  return file;
}

function quiet(): void {
  // Progress is for people.
}
