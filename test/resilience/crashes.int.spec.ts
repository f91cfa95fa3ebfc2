import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import { startParts, type RunningParts } from '@parchemin/testing';
import { Certifier } from './certifier.js';
import { examine, factsOf } from './findings.js';
import { startLoad } from './load.js';
import { allHealthy, killOne } from './rounds.js';
import { civilDay, millisUntil, settled } from './settling.js';

const nothingWrong = { lost: [], doubled: [], doubledSteps: [], unclosed: [] };

describe('whatever crashes', () => {
  const token = randomUUID();
  let parts: RunningParts;
  let store: EventStore;
  let certifier: Certifier;

  beforeAll(async () => {
    parts = await startParts({
      api: true,
      worker: true,
      projector: true,
      own: true,
      env: { PARCHEMIN_MACHINE_TOKEN: token },
    });
    store = openEventStore(parts.url('event-store'));
    certifier = new Certifier(() => parts.url('api'), token);
  });

  afterAll(async () => {
    await store.close();
    await parts.stop();
  });

  it('an acknowledged mark is never lost, nor recorded twice, and no step of a process is doubled', async () => {
    const load = startLoad(certifier, 4, civilDay(20));
    for (const part of ['event-store', 'worker', 'postgres'] as const) await killOne(parts, part, 1_000);
    await load.stop();
    await settled(store, load.complete);
    expect(load.acknowledged.length).toBeGreaterThan(0);
    expect(load.contradictions).toEqual([]);
    expect(await examine(store, load.acknowledged, load.complete)).toMatchObject(nothingWrong);
  });

  it('marks go on being recorded while Temporal is away, and stages close once it is back', async () => {
    const open = await certifier.enrol(civilDay(20));
    await millisUntil(store, open, 'StageOpened');
    await parts.stop('temporal');
    const acknowledged = [];
    for (let piece = 1; piece <= 9; piece += 1) acknowledged.push(await certifier.mark(open, `CC${piece}`, '12,5'));
    await pause(3_000);
    expect((await factsOf(store, open)).some(({ type }) => type === 'StageClosed')).toBe(false);
    await parts.start('temporal');
    await settled(store, [open]);
    expect(await examine(store, acknowledged, [open])).toMatchObject(nothingWrong);
  });

  it('nobody is forgotten when the database of Temporal is deleted, and nobody types anything', async () => {
    const complete = await certifier.enrol(civilDay(20));
    await millisUntil(store, complete, 'StageOpened');
    await parts.stop('temporal');
    const acknowledged = [];
    for (let piece = 1; piece <= 9; piece += 1) acknowledged.push(await certifier.mark(complete, `CC${piece}`, '11'));
    const overdue = await certifier.enrol(civilDay(-3));
    await rm(join(parts.folder, 'temporal'), { recursive: true });
    await parts.start('temporal');
    await millisUntil(store, overdue, 'DeadlineStepTaken');
    await settled(store, [complete]);
    await allHealthy(parts);
    expect(await examine(store, acknowledged, [complete])).toMatchObject(nothingWrong);
    const ladder = (await factsOf(store, overdue)).flatMap((event) =>
      'step' in event.data ? [`${event.type} ${event.data.step}`] : [],
    );
    expect(ladder).toEqual([
      'DeadlineStepSkipped reminder-7-days',
      'DeadlineStepSkipped reminder-1-day',
      'DeadlineStepTaken overdue',
    ]);
  });
});
