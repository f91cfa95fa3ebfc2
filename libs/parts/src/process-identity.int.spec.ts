import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { commandLineOf, identityOf, isRunning, stopLeftover } from './process-identity.js';

describe('the identity of a process', () => {
  it('is not that of another process with the same pid', () => {
    const mine = identityOf(process.pid);
    expect(mine).not.toBeNull();
    expect(isRunning({ pid: process.pid, startedAt: 'another time' })).toBe(false);
    expect(mine && isRunning(mine)).toBe(true);
  });

  it('lets a leftover be stopped, even one that does not listen', async () => {
    const deaf = spawn(process.execPath, [
      '-e',
      "process.on('SIGTERM', () => {}); console.log('on'); setInterval(() => {}, 1e6)",
    ]);
    await once(deaf.stdout, 'data');
    const identity = identityOf(deaf.pid ?? 0);
    expect(commandLineOf(deaf.pid ?? 0)).toContain('setInterval');
    if (!identity) throw new Error('the leftover is not there');
    await stopLeftover(identity, 'SIGTERM');
    expect(isRunning(identity)).toBe(false);
  });

  it('leaves a stranger alone who has the same pid by now', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    await stopLeftover({ pid: stranger.pid ?? 0, startedAt: 'another time' }, 'SIGKILL');
    expect(identityOf(stranger.pid ?? 0)).not.toBeNull();
    stranger.kill();
  });
});
