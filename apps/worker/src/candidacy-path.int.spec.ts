import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Decimal } from '@parchemin/kernel';
import { gatedEnrolment } from './gated-path.fixture.js';
import { openWorld, type World } from './path-world.fixture.js';
import { enrolment } from './short-path.fixture.js';
import { bundleBudgetBytes } from './workflow-code.js';
import type { WritePath } from './write-path.js';

const histories = join(import.meta.dirname, '../../../workflows/candidacy/histories');
/** `PARCHEMIN_RECORD=1` keeps the histories of this run as those that every later build must replay. */
const recording = process.env['PARCHEMIN_RECORD'] === '1';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(async () => {
  await (recording ? record() : Promise.resolve()).finally(() => world.close());
});

beforeEach(() => {
  world.clear();
  world.clock.moveTo('2026-11-01T00:00:00Z');
});

describe('the path of a candidacy on the real Temporal', () => {
  it('opens its stage on enrolment and closes it when the ninth mark is in; then nothing runs any more', async () => {
    await world.enrol('on-time');
    await world.poke('on-time');
    await world.saw('on-time', 'DeadlineArmed');
    for (let piece = 1; piece <= 9; piece += 1) {
      await world.mark('on-time', piece);
      await world.poke('on-time');
    }
    await world.saw('on-time', 'DeadlineCleared');
    await world.handle('on-time').result();
    expect((await world.facts('on-time')).slice(-2)).toEqual(['StageClosed', 'DeadlineCleared']);
    expect(await world.facts('on-time')).toHaveLength(14);
  });

  it('is revived by a later fact after it came to rest', async () => {
    const { runId } = await world.handle('on-time').describe();
    await world.poke('on-time');
    await world.until(async () => (await world.handle('on-time').describe()).runId !== runId);
    await world.handle('on-time').result();
    expect(await world.facts('on-time')).toHaveLength(14);
  });

  it('climbs its ladder as the clock is moved, each rung once however often it is poked', async () => {
    await world.enrol('late');
    await world.poke('late');
    await world.saw('late', 'DeadlineArmed');
    for (const [instant, fact] of [
      ['2026-11-24T08:00:00Z', 'DeadlineStepTaken reminder-7-days'],
      ['2026-11-30T08:00:00Z', 'DeadlineStepTaken reminder-1-day'],
      ['2026-12-02T08:00:00Z', 'DeadlineStepTaken overdue'],
      ['2026-12-05T08:00:00Z', 'DeadlineStepTaken certifier'],
    ] as const) {
      world.clock.moveTo(instant);
      for (let time = 0; time < 3; time += 1) await world.poke('late');
      await world.saw('late', fact);
    }
    await world.handle('late').result();
    expect((await world.facts('late')).filter((fact) => fact.startsWith('DeadlineStep'))).toHaveLength(4);
  });

  it('skips the reminders that an outage has passed', async () => {
    await world.enrol('outage');
    world.clock.moveTo('2026-12-08T10:00:00Z');
    await world.poke('outage');
    await world.saw('outage', 'DeadlineStepTaken overdue');
    expect((await world.facts('outage')).slice(3)).toEqual([
      'DeadlineStepSkipped reminder-7-days',
      'DeadlineStepSkipped reminder-1-day',
      'DeadlineStepTaken overdue',
    ]);
  });

  it('whose cohort has moved its dates takes no step of the old ones, and goes on with the new ones by itself', async () => {
    const { calendar } = enrolment;
    await world.askCohort('moving', { type: 'PlanCohort', calendar, reason: 'autumn' });
    await world.ask('member', { ...enrolment, cohort: 'moving', calendar: undefined });
    await world.poke('member');
    await world.saw('member', 'DeadlineArmed');
    const dates = { 'continuous-assessment-end': '2026-12-15' };
    await world.askCohort('moving', { type: 'MoveCohort', dates, reason: 'strike' });
    world.clock.moveTo('2026-11-30T08:00:00Z');
    await world.poke('member');
    await world.saw('member', 'CalendarMoved');
    world.clock.moveTo('2026-12-08T08:00:00Z');
    await world.poke('member');
    await world.saw('member', 'DeadlineStepTaken reminder-7-days');
    expect((await world.facts('member')).slice(3)).toEqual([
      'CalendarMoved',
      'DeadlineArmed',
      'DeadlineStepTaken reminder-7-days',
    ]);
  });

  it('is woken by its timer alone', async () => {
    await world.enrol('timer');
    world.clock.moveTo('2026-11-24T07:59:57Z');
    await world.poke('timer');
    await world.until(async () => armed(await world.handle('timer').fetchHistory()));
    world.clock.moveTo('2026-11-24T08:00:00Z');
    await world.saw('timer', 'DeadlineStepTaken reminder-7-days');
  });

  it('begins a new run at each stage, with the id alone', async () => {
    await world.enrol('chapters');
    const { signaledRunId } = await world.poke('chapters');
    await world.until(async () => (await world.handle('chapters').describe()).runId !== signaledRunId);
    expect((await world.handle('chapters', signaledRunId).describe()).status.name).toBe('CONTINUED_AS_NEW');
    const { events } = await world.handle('chapters').fetchHistory();
    const input = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
    expect(Buffer.from(input ?? []).toString()).toBe('{"candidacy":"chapters"}');
  });

  it('keeps a poke that comes while it is looking at an older state of its stream', async () => {
    await world.enrol('deaf');
    await world.poke('deaf');
    await world.saw('deaf', 'DeadlineArmed');
    await world.until(async () => armed(await world.handle('deaf').fetchHistory()));
    await world.mark('deaf', 1, 8);
    const held = hold();
    world.interpose((through) => ({
      ...writes(through),
      async load(candidacy) {
        const loaded = await through.load(candidacy);
        held.reached();
        await held.released;
        return loaded;
      },
    }));
    await world.poke('deaf');
    await held.wasReached;
    await world.mark('deaf', 9);
    await world.poke('deaf');
    world.clear();
    held.release();
    await world.saw('deaf', 'StageClosed');
  });

  it('is blocked, visibly and once, by a step that is due and impossible, and goes on when it is retried', async () => {
    world.interpose((through) => ({
      load: (candidacy) => through.load(candidacy),
      execute: async (candidacy, request, asking) =>
        request.type === 'OpenStage'
          ? { refused: 'DeadlineNotPlanned', faults: [] }
          : through.execute(candidacy, request, asking),
    }));
    await world.enrol('blocked');
    await world.poke('blocked');
    await world.saw('blocked', 'PathBlocked');
    await world.handle('blocked').result();
    await world.poke('blocked');
    await world.handle('blocked').result();
    expect(await world.facts('blocked')).toEqual(['CandidateEnrolled', 'PathBlocked']);
    await world.ask('blocked', { type: 'RetryPath' });
    await world.poke('blocked');
    await world.until(async () => (await world.facts('blocked')).filter((fact) => fact === 'PathBlocked').length === 2);
    world.clear();
    await world.ask('blocked', { type: 'RetryPath' });
    await world.poke('blocked');
    await world.saw('blocked', 'DeadlineArmed');
  });

  it('goes through Temporal itself when the store is too slow to be waited for in place', async () => {
    await world.enrol('slow');
    let calls = 0;
    world.interpose((through) => ({
      load: (candidacy) => through.load(candidacy),
      async execute(candidacy, request, asking) {
        calls += 1;
        if (calls <= 2) await new Promise((resolve) => setTimeout(resolve, 6_000));
        return through.execute(candidacy, request, asking);
      },
    }));
    const { signaledRunId } = await world.poke('slow');
    await world.saw('slow', 'DeadlineArmed');
    await world.until(async () => (await world.handle('slow', signaledRunId).describe()).status.name !== 'RUNNING');
    const { events } = await world.handle('slow', signaledRunId).fetchHistory();
    expect(events?.some(({ activityTaskScheduledEventAttributes }) => activityTaskScheduledEventAttributes)).toBe(true);
    expect(await world.facts('slow')).toEqual(['CandidateEnrolled', 'StageOpened', 'DeadlineArmed']);
  });

  it('leaves no name, no mark and no reason in Temporal’s database', async () => {
    await world.enrol('canary-id', 'CANARY-REFERENCE');
    await world.poke('canary-id');
    await world.saw('canary-id', 'DeadlineArmed');
    const person = { id: 'canary-person', role: 'operations', school: null } as const;
    await world.mark('canary-id', 1, 8, '17.29');
    await world.ask('canary-id', { type: 'RecordMark', piece: 'CC9', mark: '17.29' as never }, person);
    await world.poke('canary-id');
    await world.handle('canary-id').result();
    const folder = join(world.parts.folder, 'temporal');
    const stored = Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
    expect(stored.includes('canary-id')).toBe(true);
    for (const secret of ['CANARY-REFERENCE', 'canary-person', '17.29']) expect(stored.includes(secret)).toBe(false);
  });

  it('asks the rules at the gate, before the jury, and after its decision', async () => {
    const president = { id: 'pr', role: 'jury-president', school: null } as const;
    const twenty = { P1: '20' as Decimal };
    await world.ask('gated', gatedEnrolment);
    await world.poke('gated');
    await world.saw('gated', 'DeadlineArmed');
    await world.ask('gated', { type: 'RecordMark', piece: 'EX', mark: '12.5' as Decimal });
    await world.poke('gated');
    await world.until(async () => (await opened('gated')) === 2);
    await world.ask('gated', { type: 'HoldOral', piece: 'OR', jurors: ['pr'], observers: [] }, president);
    await world.ask('gated', { type: 'MarkRubric', piece: 'OR', items: twenty }, president);
    await world.ask('gated', { type: 'SignRubric', piece: 'OR' }, president);
    await world.poke('gated');
    await world.saw('gated', 'DecisionProposed');
    const decision = { type: 'PronounceDecision', decision: 'admitted', blocks: ['B1'], reason: null } as const;
    await world.ask('gated', decision, president);
    await world.poke('gated');
    await world.saw('gated', 'ConsequencesEstablished');
    expect((await world.facts('gated')).filter((fact) => !fact.startsWith('Deadline'))).toEqual([
      ...['CandidateEnrolled', 'StageOpened', 'MarkRecorded', 'StageClosed', 'AdmissibilityEstablished'],
      ...['StageOpened', 'OralHeld', 'RubricMarked', 'RubricSigned', 'StageClosed'],
      ...['StageOpened', 'DecisionProposed', 'DecisionPronounced', 'StageClosed', 'ConsequencesEstablished'],
    ]);
    await world.handle('gated').result();
  });

  it('runs code that weighs little', () => {
    expect(world.code.length).toBeLessThanOrEqual(bundleBudgetBytes);
    for (const heavy of ['node_modules/zod', 'node_modules/@nestjs', 'temporal-polyfill']) {
      expect(world.code).not.toContain(heavy);
    }
  });
});

type History = Awaited<ReturnType<ReturnType<World['handle']>['fetchHistory']>>;

function armed({ events }: History): boolean {
  return events?.some(({ timerStartedEventAttributes }) => timerStartedEventAttributes) ?? false;
}

function writes(through: WritePath): Pick<WritePath, 'execute'> {
  return { execute: (candidacy, request, asking) => through.execute(candidacy, request, asking) };
}

async function opened(candidacy: string): Promise<number> {
  return (await world.facts(candidacy)).filter((fact) => fact === 'StageOpened').length;
}

function hold() {
  let release = (): void => {};
  let reached = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const wasReached = new Promise<void>((resolve) => (reached = resolve));
  return { released, wasReached, release: () => release(), reached: () => reached() };
}

async function record(): Promise<void> {
  const stories: Record<string, number> = {};
  for await (const { workflowId, runId } of world.client.workflow.list({ query: 'WorkflowType = "candidacyPath"' })) {
    const history = await world.client.workflow.getHandle(workflowId, runId).fetchHistory();
    const run = (stories[workflowId] = (stories[workflowId] ?? 0) + 1);
    // Which machine and process recorded it is nobody's business.
    const text = JSON.stringify(history, null, 1).replace(/("(?:identity|name)": )"[0-9]+@[^"]*"/g, '$1"recorded"');
    writeFileSync(join(histories, `${workflowId.replace('candidacy-', '')}.${run}.json`), `${text}\n`);
  }
}
