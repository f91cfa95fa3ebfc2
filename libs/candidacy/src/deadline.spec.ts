import type { Instant } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import { candidacy } from './candidacy.js';
import type { CandidacyEvent } from './candidacy.js';
import { nextRung } from './deadline.js';
import { armed, at, enrolment, opened, ourProcess } from './stories.fixture.js';

const { given, fold } = specify(candidacy);
const armedAt = 2;
const take = (step: string, generation = armedAt) => ({
  type: 'TakeDeadlineStep' as const,
  deadline: 'marks',
  armedAt: generation,
  step,
});
const skip = (step: string) => ({ type: 'SkipDeadlineStep' as const, deadline: 'marks', armedAt, step });
const taken = (step: string, when: string, kind: 'reminder' | 'escalation' = 'reminder') =>
  ({
    type: 'DeadlineStepTaken',
    data: {
      deadline: 'marks',
      armedAt,
      step,
      kind,
      to: kind === 'reminder' ? 'trainer' : 'school-lead',
      takenAt: at(when),
    },
  }) as const satisfies CandidacyEvent;
const skipped = (step: string, when: string) =>
  ({
    type: 'DeadlineStepSkipped',
    data: { deadline: 'marks', armedAt, step, kind: 'reminder', to: 'trainer', skippedAt: at(when) },
  }) as const satisfies CandidacyEvent;
const asks = (when: string) => ({ by: ourProcess, at: at(when) });
const path = [enrolment, opened, armed] as const;

describe('a rung of the ladder', () => {
  it('is taken from its planned instant on, never before', () => {
    given(...path)
      .when(take('reminder-7'), asks('2026-12-08T07:59:59.999Z'))
      .thenRefused({ refused: 'Stale', step: 'reminder-7' });
    given(...path)
      .when(take('reminder-7'), asks('2026-12-08T08:00:00.000Z'))
      .then(taken('reminder-7', '2026-12-08T08:00:00Z'));
  });

  it('is taken once, and in order', () => {
    const first = taken('reminder-7', '2026-12-08T08:00:00Z');
    given(...path, first)
      .when(take('reminder-7'), asks('2026-12-08T09:00:00Z'))
      .thenRefused({ refused: 'Stale', step: 'reminder-7' });
    given(...path)
      .when(take('reminder-1'), asks('2026-12-14T08:00:00Z'))
      .thenRefused({ refused: 'Stale', step: 'reminder-1' });
  });

  it('of another generation is stale', () => {
    given(...path)
      .when(take('reminder-7', 1), asks('2026-12-08T08:00:00Z'))
      .thenRefused({ refused: 'Stale', step: 'reminder-7' });
  });

  it('is stale once the deadline is cleared', () => {
    given(...path, { type: 'DeadlineCleared', data: { deadline: 'marks', armedAt } })
      .when(take('reminder-7'), asks('2026-12-08T08:00:00Z'))
      .thenRefused({ refused: 'Stale', step: 'reminder-7' });
  });

  it('that reminds, once its successor is due, is skipped and not sent', () => {
    given(...path)
      .when(take('reminder-7'), asks('2026-12-20T08:00:00Z'))
      .thenRefused({ refused: 'Stale', step: 'reminder-7' });
    given(...path)
      .when(skip('reminder-7'), asks('2026-12-20T08:00:00Z'))
      .then(skipped('reminder-7', '2026-12-20T08:00:00Z'));
  });

  it('that escalates is never skipped, and keeps its gap from the instant of the one before', () => {
    const late = [skipped('reminder-7', '2026-12-25T08:00:00Z'), skipped('reminder-1', '2026-12-25T08:00:00Z')];
    const overdue = taken('overdue', '2026-12-25T08:00:00Z', 'escalation');
    given(...path, ...late)
      .when(skip('overdue'), asks('2026-12-25T08:00:00Z'))
      .thenRefused({ refused: 'Stale', step: 'overdue' });
    given(...path, ...late)
      .when(take('overdue'), asks('2026-12-25T08:00:00Z'))
      .then(overdue);
    given(...path, ...late, overdue)
      .when(take('certifier'), asks('2026-12-26T07:59:59Z'))
      .thenRefused({ refused: 'Stale', step: 'certifier' });
    expect(
      given(...path, ...late, overdue)
        .when(take('certifier'), asks('2026-12-26T08:00:00Z'))
        .events(),
    ).toHaveLength(1);
  });
});

describe('what comes next on a ladder', () => {
  it.each([
    ['nothing done yet', [], '2026-12-01T00:00:00Z', 'reminder-7', 'take', '2026-12-08T08:00:00.000Z'],
    ['the first reminder missed', [], '2026-12-14T08:00:00Z', 'reminder-7', 'skip', '2026-12-08T08:00:00.000Z'],
    [
      'a reminder sent late',
      [taken('reminder-7', '2026-12-13T20:00:00Z')],
      '2026-12-13T20:00:00Z',
      'reminder-1',
      'take',
      '2026-12-14T20:00:00.000Z',
    ],
  ])('with %s', (_, facts, now, step, act, from) => {
    const state = fold([...path, ...facts]);
    const deadline = state.status === 'active' ? state.deadlines['marks'] : undefined;
    expect(deadline && nextRung(deadline, now as Instant)).toMatchObject({ rung: { step }, act, from });
  });
});
