import type { CandidacyRequest } from '@parchemin/commands';
import { candidacyLedger } from '@parchemin/commands';
import { memoryEventStore } from '@parchemin/event-store';
import type { Actor, CommandId, Decimal } from '@parchemin/kernel';
import { stoppedClock } from '@parchemin/testing';
import { stageOrdersOf } from '@parchemin/schemes';
import { candidacyActivities } from './activities.js';
import { calendars, enrolment, schemes } from './short-path.fixture.js';

const operations: Actor = { id: 'op', role: 'operations', school: null };
const stage = 'continuous-assessment';
const deadline = 'continuous-assessment-marks';
const open = { candidacy: 'c1', stage, key: `${stage}@0/open` };
const reminder = {
  candidacy: 'c1',
  deadline,
  armedAt: 2,
  step: 'reminder-7-days',
  key: `${deadline}@2/reminder-7-days`,
};

async function enrolled(at = '2026-11-01T00:00:00Z') {
  const clock = stoppedClock(at);
  const store = memoryEventStore({ clock });
  const ledger = candidacyLedger({ store, schemes, calendars });
  const activities = candidacyActivities(ledger, stageOrdersOf(schemes), clock);
  let asked = 0;
  const ask = (request: CandidacyRequest) => {
    const commandId = `person:op:${(asked += 1)}` as CommandId;
    return ledger.execute('c1', request, { by: operations, at: clock.now(), commandId });
  };
  await ask(enrolment);
  const facts = async () => {
    const types: string[] = [];
    for await (const { event } of store.readStream('candidacy-c1')) types.push(event.type);
    return types;
  };
  const markAll = async () => {
    for (let piece = 1; piece <= 9; piece += 1) {
      await ask({ type: 'RecordMark', piece: `CC${piece}`, mark: '12.5' as Decimal });
    }
  };
  return { activities, clock, facts, markAll };
}

describe('what the process does', () => {
  it('is nothing for a candidacy that does not exist', async () => {
    const { activities } = await enrolled();
    expect((await activities.loadPath('c2')).path).toBeNull();
  });

  it('begins with the path as its stream tells it, at the instant of this process', async () => {
    const { activities, clock } = await enrolled();
    expect(await activities.loadPath('c1')).toEqual({
      path: { revision: 0, enrolledAt: 0, unopened: [stage], open: [], deadlines: [], blocked: false },
      now: clock.now(),
    });
  });

  it('opens a stage once, however often it is asked', async () => {
    const { activities, facts } = await enrolled();
    expect(await activities.openStage(open)).toMatchObject({ outcome: 'done' });
    expect(await activities.openStage(open)).toMatchObject({ outcome: 'done' });
    expect(await facts()).toEqual(['CandidateEnrolled', 'StageOpened', 'DeadlineArmed']);
  });

  it('takes a deadline’s step once, however often it is asked', async () => {
    const { activities, clock, facts } = await enrolled();
    await activities.openStage(open);
    clock.moveTo('2026-11-24T10:00:00Z');
    expect(await activities.takeDeadlineStep(reminder)).toMatchObject({ outcome: 'done' });
    expect(await activities.takeDeadlineStep(reminder)).toMatchObject({ outcome: 'done' });
    expect((await facts()).filter((type) => type === 'DeadlineStepTaken')).toHaveLength(1);
  });

  it('skips a step that time has passed once, however often it is asked', async () => {
    const { activities, clock, facts } = await enrolled();
    await activities.openStage(open);
    clock.moveTo('2026-12-20T10:00:00Z');
    expect(await activities.skipDeadlineStep(reminder)).toMatchObject({ outcome: 'done' });
    expect(await activities.skipDeadlineStep(reminder)).toMatchObject({ outcome: 'done' });
    expect((await facts()).filter((type) => type === 'DeadlineStepSkipped')).toHaveLength(1);
  });

  it('closes a stage and clears its deadline once, however often it is asked', async () => {
    const { activities, facts, markAll } = await enrolled();
    await activities.openStage(open);
    await markAll();
    const close = { candidacy: 'c1', stage, key: `${stage}@2/close` };
    expect(await activities.closeStage(close)).toMatchObject({ outcome: 'done' });
    expect(await activities.closeStage(close)).toMatchObject({ outcome: 'done' });
    expect((await facts()).slice(-2)).toEqual(['StageClosed', 'DeadlineCleared']);
    expect(await facts()).toHaveLength(14);
  });

  it('blocks a path once, however often it is asked', async () => {
    const { activities, facts } = await enrolled();
    const block = { candidacy: 'c1', step: open.key, key: `${open.key}/blocked@0`, refused: 'DeadlineNotPlanned' };
    expect(await activities.blockPath(block)).toMatchObject({ outcome: 'done' });
    expect(await activities.blockPath(block)).toMatchObject({ outcome: 'done' });
    expect(await facts()).toEqual(['CandidateEnrolled', 'PathBlocked']);
  });

  it('is stale when it is too early, of another generation, or of a stage that still lacks a piece', async () => {
    const { activities } = await enrolled();
    await activities.openStage(open);
    expect(await activities.takeDeadlineStep(reminder)).toEqual({ outcome: 'stale' });
    expect(await activities.takeDeadlineStep({ ...reminder, armedAt: 9, key: 'other' })).toEqual({ outcome: 'stale' });
    expect(await activities.closeStage({ candidacy: 'c1', stage, key: 'close' })).toEqual({ outcome: 'stale' });
  });

  it('is refused when it is due and impossible', async () => {
    const { activities } = await enrolled();
    const unknown = { candidacy: 'c1', stage: 'no-such-stage', key: 'no-such-stage@0/open' };
    expect(await activities.openStage(unknown)).toEqual({ outcome: 'refused', refused: 'StageUnknown' });
  });
});
