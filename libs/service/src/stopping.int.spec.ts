import { spawn } from 'node:child_process';
import { once } from 'node:events';

describe('a process that is asked to stop', () => {
  it('closes what it holds once, however often it is asked, and is then gone', async () => {
    expect(await asked(`async () => { console.log('closed'); await new Promise((r) => setTimeout(r, 200)); }`)).toEqual(
      {
        status: 0,
        said: 'closed\n',
      },
    );
  });

  it('says so by its status when something could not be closed', async () => {
    expect(await asked(`async () => { throw new Error('stuck'); }`)).toEqual({ status: 1, said: '' });
  });
});

async function asked(close: string): Promise<{ status: number; said: string }> {
  const script = `
    import { openLog, stopWhenAsked } from '@parchemin/service';
    setInterval(() => {}, 1e6);
    stopWhenAsked(undefined, openLog('test', 'silent'), ${close});
    console.error('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  await once(child.stderr, 'data');
  child.kill('SIGTERM');
  child.kill('SIGINT');
  const [status] = (await once(child, 'close')) as [number];
  return { status, said };
}
