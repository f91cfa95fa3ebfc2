import { next, pathOf } from '@parchemin/candidacy-process';
import type { RecordedEvent } from '@parchemin/event-store';
import type { Instant } from '@parchemin/kernel';
import { candidacyNumber, tellLog, toldAt } from '@parchemin/testing';
import { candidacyList } from './candidacy-list.js';
import { candidateRecord, recordOf } from './candidate-record.js';
import { candidateStory } from './candidate-story.js';
import { openProcessesBy } from './open-processes.js';
import type { View, ViewRow } from './view.js';

const wholePath = tellLog(Array.from({ length: 14 }, () => 0));
const order = [{ stage: 'continuous-assessment', after: [] }];
const openProcesses = openProcessesBy((scheme) => (scheme === 'cgco' ? order : undefined));

describe('the record of a candidate', () => {
  const recordAfter = (facts: number) => {
    const told = wholePath.slice(0, facts);
    const story = told.map((recorded) => candidateStory.project(undefined, recorded));
    return recordOf(after(candidateRecord, told), story, '42');
  };

  it('shows every expected piece, with the marks that stand', () => {
    const [stage] = recordAfter(5).stages;
    expect(stage).toMatchObject({ stage: 'continuous-assessment', status: 'open', closedAt: null });
    expect(stage?.pieces).toHaveLength(9);
    expect(stage?.pieces.map(({ mark }) => mark?.value ?? null).slice(0, 3)).toEqual(['8.5', '9.5', null]);
  });

  it('shows each deadline with the civil rule that it comes from', () => {
    const [deadline] = recordAfter(3).deadlines;
    expect(deadline).toMatchObject({ status: 'armed', zone: 'Europe/Paris', rule: 'the last day' });
    expect(deadline?.ladder.map(({ step, settled }) => [step, settled])).toEqual([
      ['reminder', null],
      ['overdue', null],
    ]);
  });

  it('tells the facts in their order, with who acted and when', () => {
    const { story, revision, position } = recordAfter(14);
    expect(story.map((line) => line.revision)).toEqual(Array.from({ length: 14 }, (_, at) => at));
    expect(story[3]).toMatchObject({ event: 'MarkRecorded', at: toldAt(3), by: { id: 't-1', role: 'trainer' } });
    expect({ revision, position }).toEqual({ revision: 13, position: '42' });
  });

  it('shows a closed stage and a cleared deadline at the end of the path', () => {
    const { stages, deadlines, blocked } = recordAfter(14);
    expect(stages[0]).toMatchObject({ status: 'closed', closedAt: toldAt(12) });
    expect(deadlines[0]).toMatchObject({ status: 'cleared' });
    expect(blocked).toBeNull();
  });

  it('refuses to skip a fact: a hole in a stream is never folded over', () => {
    const row = after(candidateRecord, wholePath.slice(0, 3));
    expect(() => candidateRecord.project(row, wholePath[4]!)).toThrow('revision 4');
    expect(() => candidateRecord.project(undefined, wholePath[1]!)).toThrow('revision 1');
  });
});

describe('the line of a candidacy in the list', () => {
  it.each([
    ['enrolled', 1, { recorded: 0, expected: 0, next_due_at: null }],
    ['with its deadline armed', 3, { recorded: 0, expected: 9, next_due_at: '2026-12-15T22:59:59.000Z' }],
    ['with two marks', 5, { recorded: 2, expected: 9, next_due_at: '2026-12-15T22:59:59.000Z' }],
    ['with its path at an end', 14, { recorded: 9, expected: 9, next_due_at: null }],
  ])('%s counts what is recorded and what falls due', (_, facts, expected) => {
    const line = after(candidacyList, wholePath.slice(0, facts));
    expect(line).toMatchObject({ ...expected, reference: 'R-0', school: 'ecole-a', blocked: false });
  });
});

describe('the dates of a candidacy in the list', () => {
  it('are those that its cohort may move: the calendar, the open stages, and what runs on a date', () => {
    const { plan, calendar_version } = after(candidacyList, wholePath.slice(0, 3));
    expect(plan.open).toEqual(['continuous-assessment']);
    expect(plan.running).toMatchObject([{ stage: 'continuous-assessment', due: '2026-12-15T22:59:59.000Z' }]);
    expect(plan.calendar).toMatchObject({ zone: 'Europe/Paris' });
    expect(calendar_version).toBe(-1);
  });

  it('bear the version of the cohort’s own calendar from which they come', () => {
    const { calendar } = after(candidacyList, wholePath.slice(0, 3)).plan;
    const moved = { calendar: { ...calendar, cohortVersion: 4 }, reason: 'r', movedBy: 'o-1', movedAt: toldAt(3) };
    const facts = [...wholePath.slice(0, 3), retold(wholePath[3]!, 3, { type: 'CalendarMoved', data: moved })];
    expect(after(candidacyList, facts)).toMatchObject({ calendar_version: 4 });
  });
});

describe('the open process of a candidacy', () => {
  it.each([
    ['a stage that may open', 1, toldAt(0)],
    ['the first rung of the ladder', 3, '2026-12-08T08:00:00.000Z'],
    ['a stage that may close', 12, toldAt(11)],
    ['nothing', 14, null],
  ])('awaits %s from the instant at which the fact made it so', (_, facts, actsAt) => {
    expect(after(openProcesses, wholePath.slice(0, facts))).toMatchObject({ acts_at: actsAt });
  });

  it('has at each fact something due from the instant that the process itself gives', () => {
    for (let facts = 1; facts <= wholePath.length; facts += 1) {
      const row = after(openProcesses, wholePath.slice(0, facts));
      const path = pathOf(row.state, row.revision, order)!;
      if (row.acts_at === null) expect(next(path, '2030-01-01T00:00:00.000Z' as Instant)).toEqual({ do: 'rest' });
      else expect(['wait', 'rest']).not.toContain(next(path, row.acts_at).do);
    }
  });

  it('of a blocked path awaits nothing until somebody retries', () => {
    const blocked = { step: 'close', because: 'StageIncomplete', owner: 'operations', blockedAt: toldAt(5) } as const;
    const facts = [...wholePath.slice(0, 4), retold(wholePath[3]!, 4, { type: 'PathBlocked', data: blocked })];
    expect(after(openProcesses, facts)).toMatchObject({ acts_at: null, blocked: true });
    const retried = { type: 'PathRetried', data: { retriedBy: 'o-1', retriedAt: toldAt(6) } };
    const row = after(openProcesses, [...facts, retold(wholePath[3]!, 5, retried)]);
    expect(row).toMatchObject({ acts_at: '2026-12-08T08:00:00.000Z', blocked: false });
  });

  it('of a scheme that is not known here is refused, not forgotten', () => {
    const view = openProcessesBy(() => undefined);
    expect(() => after(view, wholePath.slice(0, 1))).toThrow('cgco v1');
  });

  it(`belongs to the candidacy that its stream names`, () => {
    expect(after(openProcesses, wholePath).candidacy).toBe(candidacyNumber(0));
  });
});

function after<Folded extends ViewRow, Row extends Folded, Stored extends ViewRow>(
  view: View<Folded, Row, Stored>,
  facts: readonly RecordedEvent[],
): Row {
  const row = facts.reduce<Folded | undefined>((before, recorded) => view.project(before, recorded), undefined);
  return view.complete(row!, facts.at(-1)!);
}

function retold(recorded: RecordedEvent, revision: number, event: RecordedEvent['event']): RecordedEvent {
  return { ...recorded, event, revision, position: recorded.position + BigInt(revision) };
}
