import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import { startParts, type RunningParts } from '@parchemin/testing';
import { Certifier } from './certifier.js';
import { factsOf } from './findings.js';
import { pieces } from './load.js';

const left = '2027-01-04T10:00:00.000Z';
const during = '2027-01-06T10:00:00.000Z';
const back = '2027-01-13T10:00:00.000Z';
const nextDay = '2027-01-14T11:00:00.000Z';
const deadline = 'continuous-assessment-marks';
const waitMillis = 40_000;

describe('Temporal away for nine days', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nine-days-'));
  const clock = join(folder, 'now');
  const moveTo = (instant: string): void => writeFileSync(clock, instant);
  const token = randomUUID();
  let parts: RunningParts;
  let store: EventStore;
  let certifier: Certifier;

  beforeAll(async () => {
    moveTo(left);
    const env = { PARCHEMIN_MACHINE_TOKEN: token, PARCHEMIN_CLOCK: clock };
    parts = await startParts({ api: true, worker: true, projector: true, own: true, env });
    store = openEventStore(parts.url('event-store'));
    certifier = new Certifier(() => parts.url('api'), token);
  });

  afterAll(async () => {
    await store.close();
    await parts.stop();
    rmSync(folder, { recursive: true });
  });

  it('skips the reminders that have passed, keeps the gaps from what it really did, and lets nobody lapse unwarned', async () => {
    const overdue = await certifier.enrol('2027-01-09');
    const nearing = await certifier.enrol('2027-01-16');
    const complete = await certifier.enrol('2027-01-12');
    await saw(overdue, `taken reminder-7-days ${left}`);
    for (const candidacy of [nearing, complete]) await saw(candidacy, 'armed');

    await parts.stop('temporal');
    moveTo(during);
    for (const piece of pieces) await certifier.mark(complete, piece, '12,5');
    moveTo(back);
    await parts.start('temporal');

    await saw(overdue, `taken overdue ${back}`);
    const beforehand = ['armed', `taken reminder-7-days ${left}`];
    expect(await ladderOf(overdue)).toEqual([...beforehand, `skipped reminder-1-day ${back}`, `taken overdue ${back}`]);
    await saw(nearing, `taken reminder-7-days ${back}`);
    expect(await ladderOf(nearing)).toEqual(['armed', `taken reminder-7-days ${back}`]);
    await saw(complete, 'cleared');
    expect(await ladderOf(complete)).toEqual(['armed', 'cleared']);

    // Planned at eight on the day of the return, and a day after the school was told: the latter holds.
    moveTo(nextDay);
    await saw(overdue, `taken certifier ${nextDay}`);
    await certifier.mark(overdue, 'CC1', '11');
    const marks = (await factsOf(store, overdue)).filter(({ type }) => type === 'MarkRecorded');
    expect(marks).toEqual([expect.objectContaining({ data: expect.objectContaining({ late: true }) })]);
  });

  async function saw(candidacy: string, what: string): Promise<void> {
    for (const end = Date.now() + waitMillis; !(await ladderOf(candidacy)).includes(what); await pause(100)) {
      if (Date.now() > end) throw new Error(`no «${what}»: ${(await ladderOf(candidacy)).join(', ')}`);
    }
  }

  /** What became of the one deadline, fact by fact. */
  async function ladderOf(candidacy: string): Promise<readonly string[]> {
    return (await factsOf(store, candidacy)).flatMap((fact) => {
      if (!('deadline' in fact.data) || fact.data.deadline !== deadline) return [];
      if (fact.type === 'DeadlineArmed') return ['armed'];
      if (fact.type === 'DeadlineCleared') return ['cleared'];
      if (fact.type === 'DeadlineStepTaken') return [`taken ${fact.data.step} ${fact.data.takenAt}`];
      return fact.type === 'DeadlineStepSkipped' ? [`skipped ${fact.data.step} ${fact.data.skippedAt}`] : [fact.type];
    });
  }
});
