import type { CandidacyEvent } from '@parchemin/candidacy';
import { ladderBookOf } from './ladder-book.js';

const rung = (step: string, plannedAt: string, gapMinutes: number) => ({
  step,
  kind: 'escalation',
  to: 'school-lead',
  plannedAt,
  gapMinutes,
});
const ladder = [rung('overdue', '2027-01-02T09:00:00.000Z', 0), rung('school', '2027-01-03T09:00:00.000Z', 1_440)];
const armed = { type: 'DeadlineArmed', data: { deadline: 'marks', stage: 'S', ladder } };
const taken = (step: string, takenAt: string, armedAt = 0) => ({
  type: 'DeadlineStepTaken',
  data: { deadline: 'marks', armedAt, step, takenAt },
});
const cleared = { type: 'DeadlineCleared', data: { deadline: 'marks', armedAt: 0 } };

describe('what the facts say of the deadlines of a path', () => {
  it('is in order when every step comes once, in its time, with its gap', () => {
    const book = bookOf([
      armed,
      taken('overdue', '2027-01-02T09:00:00.000Z'),
      taken('school', '2027-01-03T09:00:00.000Z'),
    ]);
    expect(faultsOf(book)).toEqual({ once: 0, notEarly: 0, gapKept: 0, ended: 0 });
    expect(book.counts).toEqual({ armed: 1, cleared: 0, fired: 2, skipped: 0 });
  });

  it('finds a step that was taken twice', () => {
    const again = taken('overdue', '2027-01-02T09:00:00.000Z');
    expect(faultsOf(bookOf([armed, again, again, cleared]))).toMatchObject({ once: 1, ended: 0 });
  });

  it('finds a step of a generation that is over', () => {
    const old = taken('overdue', '2027-01-02T09:00:00.000Z', 7);
    expect(faultsOf(bookOf([armed, old, cleared]))).toMatchObject({ once: 1 });
  });

  it('finds a step before its instant', () => {
    expect(faultsOf(bookOf([armed, taken('overdue', '2027-01-02T08:59:59.000Z'), cleared]))).toMatchObject({
      notEarly: 1,
    });
  });

  it('finds a gap that was not kept after a step that came late', () => {
    const late = [taken('overdue', '2027-01-02T20:00:00.000Z'), taken('school', '2027-01-03T09:00:00.000Z')];
    expect(faultsOf(bookOf([armed, ...late]))).toMatchObject({ gapKept: 1 });
  });

  it('finds a deadline that nobody ended, unless the candidate has left', () => {
    expect(faultsOf(bookOf([armed]))).toMatchObject({ ended: 1 });
    expect(faultsOf(bookOf([armed, cleared]))).toMatchObject({ ended: 0 });
    expect(faultsOf(bookOf([armed, { type: 'CandidateWithdrawn', data: {} }]))).toMatchObject({ ended: 0 });
  });

  it('lets a step come again once a late hold has annulled it', () => {
    const annulled = { type: 'DeadlineStepAnnulled', data: { deadline: 'marks', armedAt: 0, step: 'overdue' } };
    const steps = [
      taken('overdue', '2027-01-02T09:00:00.000Z'),
      annulled,
      taken('overdue', '2027-01-12T09:00:00.000Z'),
    ];
    expect(faultsOf(bookOf([armed, ...steps, cleared]))).toMatchObject({ once: 0, gapKept: 0 });
  });
});

function bookOf(events: readonly object[]) {
  return ladderBookOf({ reference: 'R-1', candidacy: 'c', events: events as readonly CandidacyEvent[] });
}

function faultsOf({ once, notEarly, gapKept, ended }: ReturnType<typeof ladderBookOf>) {
  const count = ({ broken }: { readonly broken: readonly string[] }): number => broken.length;
  return { once: count(once), notEarly: count(notEarly), gapKept: count(gapKept), ended: count(ended) };
}
