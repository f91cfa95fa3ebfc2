import type { Actor, Instant } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import fc from 'fast-check';
import { candidacy } from './candidacy.js';
import type { CandidacyCommand, CandidacyEvent, EnrolledCandidacy } from './candidacy.js';
import { nextRung } from './deadline.js';
import { pushed, underHolds } from './hold.js';
import { armed, at, enrolment, marked, opened, operations, ourProcess, ourSchool } from './stories.fixture.js';

const { given, fold } = specify(candidacy);
const when = at('2026-12-01T10:00:00Z');
const stage = 'continuous-assessment';
const second: Actor = { ...operations, id: 'o-2' };
const lead: Actor = { id: 'l-1', role: 'school-lead', school: ourSchool };
const holdable: CandidacyEvent = { ...armed, data: { ...armed.data, holdable: true } };
const open = [enrolment, opened, holdable];
const clearing: CandidacyEvent = { type: 'DeadlineCleared', data: { deadline: 'marks', armedAt: 2 } };

function asked(facts: readonly CandidacyEvent[], command: CandidacyCommand, by: Actor = operations, instant = when) {
  return given(...facts).when(command, { by, at: instant });
}

function done(facts: readonly CandidacyEvent[], command: CandidacyCommand, by?: Actor, instant?: Instant) {
  return [...facts, ...asked(facts, command, by, instant).events()];
}

/** From when the next step of the one deadline may be taken; null while nobody can say. */
function nextFrom(facts: readonly CandidacyEvent[], now: Instant = when): Instant | null {
  const path = fold(facts) as EnrolledCandidacy;
  return nextRung(underHolds(path.deadlines['marks']!, path), now)?.from ?? null;
}

const hold = (from: string, to: string | null, name = 'h-1'): CandidacyCommand => {
  return { type: 'PlaceHold', hold: name, from: at(from), to: to === null ? null : at(to), basis: 'parental leave' };
};
const take = (step: string): CandidacyCommand => ({ type: 'TakeDeadlineStep', deadline: 'marks', armedAt: 2, step });

describe('a hold', () => {
  const planned = '2026-12-08T08:00:00.000Z';

  it('pushes the steps of a deadline that can be held by as long as it lasts', () => {
    expect(nextFrom(open)).toBe(planned);
    expect(nextFrom(done(open, hold('2026-12-02T00:00:00Z', '2026-12-05T00:00:00Z')))).toBe('2026-12-11T08:00:00.000Z');
  });

  it('stops it altogether until its end is known', () => {
    const held = done(open, hold('2026-12-02T00:00:00Z', null));
    expect(nextFrom(held)).toBeNull();
    asked(held, take('reminder-7'), ourProcess, at('2026-12-09T08:00:00Z')).thenRefused({
      refused: 'Stale',
      step: 'reminder-7',
    });
    const lifted = done(held, { type: 'LiftHold', hold: 'h-1', to: at('2026-12-04T00:00:00Z') });
    expect(nextFrom(lifted)).toBe('2026-12-10T08:00:00.000Z');
  });

  it('that overlaps another counts no hour twice', () => {
    const first = done(open, hold('2026-12-02T00:00:00Z', '2026-12-05T00:00:00Z'));
    const both = done(first, hold('2026-12-04T00:00:00Z', '2026-12-06T00:00:00Z', 'h-2'));
    expect(nextFrom(both)).toBe('2026-12-12T08:00:00.000Z');
  });

  it('leaves alone a deadline that cannot be held', () => {
    const firm = done([enrolment, opened, armed], hold('2026-12-02T00:00:00Z', null));
    expect(nextFrom(firm)).toBe(planned);
  });

  it('that is dated back over a step already taken annuls that step by a fact, and the step comes again in its time', () => {
    const taken = done(open, take('reminder-7'), ourProcess, at('2026-12-08T08:00:00Z'));
    const placed = asked(
      taken,
      hold('2026-12-07T00:00:00Z', '2026-12-10T00:00:00Z'),
      operations,
      at('2026-12-09T09:00:00Z'),
    );
    expect(placed.events().map(({ type }) => type)).toEqual(['HoldPlaced', 'DeadlineStepAnnulled']);
    expect(nextFrom([...taken, ...placed.events()])).toBe('2026-12-11T08:00:00.000Z');
  });

  it('has a name of its own, and an end after its beginning', () => {
    const held = done(open, hold('2026-12-02T00:00:00Z', null));
    asked(held, hold('2026-12-03T00:00:00Z', null)).thenRefused({ refused: 'HoldAlreadyPlaced', hold: 'h-1' });
    const [from, to] = [at('2026-12-05T00:00:00Z'), at('2026-12-02T00:00:00Z')];
    asked(open, hold(from, to)).thenRefused({ refused: 'HoldEndsBeforeItBegins', hold: 'h-1', from, to });
    asked(open, { type: 'LiftHold', hold: 'h-9', to }).thenRefused({ refused: 'NoHoldToLift', hold: 'h-9' });
  });

  it('never brings a step forward, and pushes later steps at least as far', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => Date.parse('2026-11-01T00:00:00Z') + days * 86_400_000);
    const pause = fc
      .tuple(day, fc.integer({ min: 1, max: 10 }))
      .map(([from, days]) => ({ from, to: from + days * 86_400_000 }));
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 4 }), day, day, (pauses, left, right) => {
        const apart = pauses
          .sort((a, b) => a.from - b.from)
          .filter(({ from }, index) => index === 0 || from > pauses[index - 1]!.to);
        const intervals = apart.map(({ from, to }) => ({ from: instant(from), to: instant(to) }));
        const [first, then] = [Math.min(left, right), Math.max(left, right)].map((millis) =>
          pushed(instant(millis), intervals)!,
        );
        expect(first! >= instant(Math.min(left, right))).toBe(true);
        expect(then! >= first!).toBe(true);
      }),
    );
  });
});

describe('an interrupted path', () => {
  const interrupted = done(open, { type: 'InterruptPath', reason: 'long illness' }, lead);

  it('takes no act, and its deadlines do not run', () => {
    asked(interrupted, { type: 'RecordMark', piece: 'P1', mark: '12' as never }, lead).thenRefused({
      refused: 'ActClosed',
      act: 'RecordMark',
      status: 'interrupted',
    });
    expect(nextFrom(interrupted)).toBeNull();
  });

  it('goes on where it stood when it is resumed, later by as long as it was interrupted', () => {
    const resumed = done(interrupted, { type: 'ResumePath' }, lead, at('2026-12-04T10:00:00Z'));
    expect(fold(resumed)).toMatchObject({ status: 'active' });
    expect(nextFrom(resumed)).toBe('2026-12-11T08:00:00.000Z');
  });
});

describe('a candidate who leaves', () => {
  it('withdraws, and every deadline is cleared with that', () => {
    const withdraw: CandidacyCommand = { type: 'WithdrawCandidate', reason: null };
    asked(open, withdraw).then(
      { type: 'CandidateWithdrawn', data: { reason: null, withdrawnBy: 'o-1', withdrawnAt: when } },
      clearing,
    );
    asked(done(open, withdraw), { type: 'RecordMark', piece: 'P1', mark: '12' as never }).thenRefused({
      refused: 'ActClosed',
      act: 'RecordMark',
      status: 'withdrawn',
    });
  });

  it('is excluded only after both sides were heard, and by another person than the one who opened it', () => {
    const exclude: CandidacyCommand = { type: 'ExcludeCandidate', reason: 'established' };
    const hear = (side: 'candidate' | 'school'): CandidacyCommand => ({ type: 'RecordHearing', side, summary: 's' });
    asked(open, exclude).thenRefused({ refused: 'NoExclusionOpen' });
    asked(open, hear('school')).thenRefused({ refused: 'NoExclusionOpen' });
    const opening = done(open, { type: 'OpenExclusion', grounds: 'fraud' });
    asked(opening, { type: 'OpenExclusion', grounds: 'fraud' }).thenRefused({ refused: 'ExclusionAlreadyOpen' });
    asked(done(opening, hear('school')), exclude, second).thenRefused({
      refused: 'BothSidesNotHeard',
      unheard: ['candidate'],
    });
    const heard = done(done(opening, hear('school')), hear('candidate'));
    asked(heard, exclude).thenRefused({ refused: 'SecondPersonNeeded', first: 'o-1' });
    expect(fold(done(heard, exclude, second))).toMatchObject({ status: 'excluded', exclusion: null });
    expect(fold(done(heard, { type: 'DropExclusion', reason: 'no' }))).toMatchObject({
      status: 'active',
      exclusion: null,
    });
  });

  it('is reinstated with the deadlines of the stages that are still open', () => {
    const left = done(open, { type: 'WithdrawCandidate', reason: null });
    const back = done(left, { type: 'ReinstateCandidate', reason: 'came back', deadlines: [armed.data] });
    expect(fold(back)).toMatchObject({ status: 'active', deadlines: { marks: { status: 'armed', armedAt: 6 } } });
  });
});

describe('a transfer', () => {
  it('moves access to the other school, and leaves the history', () => {
    const transfer: CandidacyCommand = { type: 'TransferCandidate', school: 'nantes', reason: 'moved house' };
    const moved = done([...open, marked('P1', '12', { late: false, recordedAt: when })], transfer);
    expect(fold(moved)).toMatchObject({ enrolment: { school: 'nantes' }, marks: { P1: { mark: '12' } } });
    asked(moved, { type: 'RecordMark', piece: 'P2', mark: '12' as never }, lead).thenRefused({
      refused: 'CandidacyNotFound',
    });
    asked(moved, transfer).thenRefused({ refused: 'AlreadyInThatSchool', school: 'nantes' });
  });
});

describe('other dates', () => {
  const later = { ...armed.data, due: at('2026-12-22T22:59:59Z') };
  const calendar = { ...enrolment.data.calendar, version: 2, dates: { end: '2026-12-22' } };
  const move: CandidacyCommand = { type: 'MoveCalendar', calendar, reason: 'snow', armed: [later], dropped: [] };

  it('arm a new generation: a step of the old one is stale', () => {
    const extended = done(open, { type: 'ExtendDeadline', deadline: 'marks', days: 7, reason: 'r', armed: later });
    expect(fold(extended)).toMatchObject({ deadlines: { marks: { armedAt: 4, due: later.due } } });
    asked(extended, take('reminder-7'), ourProcess, at('2026-12-08T08:00:00Z')).thenRefused({
      refused: 'Stale',
      step: 'reminder-7',
    });
  });

  it('are refused where no deadline runs', () => {
    const command: CandidacyCommand = { type: 'ExtendDeadline', deadline: 'x', days: 7, reason: 'r', armed: later };
    asked(open, command).thenRefused({ refused: 'NoDeadlineRunning', deadline: 'x' });
  });

  it('of a whole calendar move every deadline it plans, clear those it drops, and do nothing the second time', () => {
    const moved = done(open, move);
    expect(fold(moved)).toMatchObject({ enrolment: { calendar }, deadlines: { marks: { armedAt: 4 } } });
    asked(moved, move).thenNothing();
    expect(fold(done(open, { ...move, armed: [], dropped: ['marks'] }))).toMatchObject({
      deadlines: { marks: { status: 'cleared' } },
    });
  });
});

describe('an override', () => {
  const propose = (repair: object): CandidacyCommand => {
    return { type: 'ProposeOverride', override: 'r-1', repair: repair as never, reason: 'a mark is lost' };
  };
  const confirm: CandidacyCommand = { type: 'ConfirmOverride', override: 'r-1' };

  it('needs two persons', () => {
    const proposed = done(open, propose({ repair: 'close-incomplete', stage }));
    asked(proposed, confirm).thenRefused({ refused: 'SecondPersonNeeded', first: 'o-1' });
    expect(fold(done(proposed, confirm, second))).toMatchObject({
      stages: { [stage]: { status: 'closed' } },
      overrides: {},
    });
    asked(open, confirm, second).thenRefused({ refused: 'NoOverrideProposed', override: 'r-1' });
    asked(proposed, propose({ repair: 'close-incomplete', stage })).thenRefused({
      refused: 'OverrideAlreadyProposed',
      override: 'r-1',
    });
  });

  it.each([
    [
      { repair: 'close-incomplete', stage: 'x' },
      { refused: 'StageNotOpen', stage: 'x' },
    ],
    [
      { repair: 'reopen', stage },
      { refused: 'StageNotClosed', stage },
    ],
    [
      { repair: 'clear-deadline', deadline: 'x' },
      { refused: 'NoDeadlineRunning', deadline: 'x' },
    ],
  ] as const)('%j is refused where there is nothing to repair', (repair, refusal) => {
    asked(open, propose(repair)).thenRefused(refusal);
  });

  it('closes what lacks a piece, reopens what was closed too early, or clears a deadline that nobody can meet', () => {
    const closed = done(done(open, propose({ repair: 'close-incomplete', stage })), confirm, second);
    expect(closed.slice(-3).map(({ type }) => type)).toEqual(['OverrideConfirmed', 'StageClosed', 'DeadlineCleared']);
    const reopened = done(
      done(closed, { ...propose({ repair: 'reopen', stage }), override: 'r-2' } as never),
      { ...confirm, override: 'r-2' } as never,
      second,
    );
    expect(fold(reopened)).toMatchObject({ stages: { [stage]: { status: 'open' } } });
    const cleared = done(done(open, propose({ repair: 'clear-deadline', deadline: 'marks' })), confirm, second);
    expect(cleared.at(-1)).toEqual(clearing);
  });
});

function instant(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}
