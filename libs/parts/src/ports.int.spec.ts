import { createServer } from 'node:net';
import { freePort, freePorts, isFree } from './ports.js';

const FIRST = 31_800;

describe('free ports', () => {
  it('move on when the preferred one is taken', async () => {
    const port = await freePort(FIRST);
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(port, '127.0.0.1', resolve));
    expect(await isFree(port)).toBe(false);
    expect(await freePort(port)).toBeGreaterThan(port);
    await new Promise((resolve) => stranger.close(resolve));
    expect(await freePort(port)).toBe(port);
  });

  it('are never given to two at once', async () => {
    const { one, other, third } = await freePorts({ one: FIRST, other: FIRST, third: FIRST });
    expect(new Set([one, other, third]).size).toBe(3);
  });
});
