import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PartPlan } from './part.js';
import { SupervisedPart } from './supervised-part.js';

const folder = mkdtempSync(join(tmpdir(), 'parchemin-supervised-'));
const logFile = join(folder, 'part.log');
const isUp = join(folder, 'up');

describe('a supervised part', () => {
  beforeEach(() => rmSync(isUp, { force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is started when it is healthy, and writes its own log', async () => {
    const part = new SupervisedPart(plan(`console.log('here I am'); ${up} ${forEver}`), { logFile, restarts: false });
    await part.start();
    expect(readFileSync(logFile, 'utf8')).toContain('here I am');
    await part.stop();
    expect(part.pid).toBeNull();
  });

  it('comes back after a crash, with an alarm, when it is to be restarted', async () => {
    const alarms: string[] = [];
    const part = new SupervisedPart(plan(`${up} ${forEver}`), {
      logFile,
      restarts: true,
      onAlarm: (line) => alarms.push(line),
    });
    await part.start();
    const first = part.pid;
    await part.kill();
    await until(() => alarms.length === 2);
    expect(alarms).toEqual(['api ended by SIGKILL; starting it again', 'api is back']);
    expect(part.pid).not.toBe(first);
    await part.stop();
  });

  it('tells the last words of a part that cannot start', async () => {
    const part = new SupervisedPart(plan(`console.error('no disk left'); process.exit(3)`), {
      logFile,
      restarts: true,
    });
    const failure = await part.start().catch((error: Error) => error.message);
    expect(failure).toContain('api ended with status 3');
    expect(failure).toContain('no disk left');
    expect(failure).toContain(logFile);
  });

  it('is made to stop when it does not listen', async () => {
    const part = new SupervisedPart(plan(`process.on('SIGTERM', () => {}); ${up} ${forEver}`), {
      logFile,
      restarts: true,
    });
    await part.start();
    await part.stop();
    expect(part.pid).toBeNull();
  });

  it('can be stopped while it starts', async () => {
    const part = new SupervisedPart(plan(forEver), { logFile, restarts: true });
    const starting = part.start();
    await until(() => part.pid !== null);
    await part.stop();
    await starting;
    expect(part.pid).toBeNull();
  });
});

const forEver = 'setInterval(() => {}, 1e6);';
const up = `require('node:fs').writeFileSync(${JSON.stringify(isUp)}, '');`;

function plan(script: string): PartPlan {
  return {
    name: 'api',
    url: 'http://127.0.0.1:1',
    healthUrl: null,
    stopSignal: 'SIGTERM',
    prepare: () => {
      writeFileSync(logFile, '');
      return Promise.resolve({ program: process.execPath, args: ['-e', script], folder });
    },
    probe: () => Promise.resolve({ healthy: existsSync(isUp), version: null, trouble: 'not yet' }),
  };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await delay(50);
  expect(holds()).toBe(true);
}
