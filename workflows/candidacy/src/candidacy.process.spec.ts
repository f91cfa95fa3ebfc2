import fc from 'fast-check';
import { instantFromMillis, millisOf } from '@parchemin/kernel';
import { at, ladder, PathStory, rung } from './path.fixture.js';

const enrolled = (rungs = ladder): PathStory => new PathStory(rungs);
const opened = (rungs = ladder): PathStory => {
  const story = enrolled(rungs);
  story.serve('2026-10-01T00:00');
  return story;
};

describe('the next step of a path', () => {
  it('opens the stages that nothing precedes, as soon as the candidate is enrolled', () => {
    expect(enrolled().next('2026-10-01T00:00')).toEqual({
      do: 'open-stage',
      stage: 'assessment',
      key: 'assessment@0/open',
    });
  });

  it('is to wait for the first rung of the ladder once the stage is open', () => {
    expect(opened().next('2026-10-01T00:00')).toEqual({ do: 'wait', until: at('2026-11-24T08:00') });
  });

  it('closes a stage when its last piece is in, under a key that tells this generation of it', () => {
    const story = opened().mark('CC1', '2026-10-02T00:00');
    expect(story.next('2026-10-02T00:00').do).toBe('wait');
    expect(story.mark('CC2', '2026-10-03T00:00').next('2026-10-03T00:00')).toEqual({
      do: 'close-stage',
      stage: 'assessment',
      key: 'assessment@2/close',
    });
  });

  it('opens the following stage after the one before is closed, and leaves the cleared deadline alone', () => {
    const story = opened().mark('CC1', '2026-12-09T00:00').mark('CC2', '2026-12-09T00:00');
    expect(story.serve('2026-12-09T00:00').did.slice(0, 2)).toEqual(['close-stage close', 'open-stage open']);
    expect(story.path.deadlines.map(({ deadline }) => deadline)).toEqual(['oral-marks']);
  });

  it('is nothing when every stage is closed', () => {
    const story = opened().mark('CC1', '2026-10-02T00:00').mark('CC2', '2026-10-02T00:00');
    story.serve('2026-10-02T00:00');
    story.mark('O1', '2026-10-03T00:00');
    expect(story.serve('2026-10-03T00:00').then).toEqual({ do: 'rest' });
  });

  it('is nothing while the path is blocked, and the same step again once it is retried', () => {
    const blockedAt = at('2026-10-01T00:00');
    const because = 'DeadlineNotPlanned';
    const story = enrolled();
    const before = story.next('2026-10-01T00:00');
    story.add({ type: 'PathBlocked', data: { step: 'assessment@0/open', because, owner: 'operations', blockedAt } });
    expect(story.next('2026-12-31T00:00')).toEqual({ do: 'rest' });
    story.add({ type: 'PathRetried', data: { retriedBy: 'op', retriedAt: blockedAt } });
    expect(story.next('2026-12-31T00:00')).toEqual(before);
  });
});

describe('a ladder', () => {
  it('is climbed rung by rung, each at its own instant, and then leaves nothing to wait for', () => {
    const story = opened();
    expect(story.serveUntil('2026-10-01T00:00', '2027-12-31T00:00')).toEqual([
      '11-24T08:00 take-deadline-step reminder-7',
      '11-30T08:00 take-deadline-step reminder-1',
      '12-02T08:00 take-deadline-step overdue',
      '12-05T08:00 take-deadline-step certifier',
    ]);
    expect(story.next('2027-12-31T00:00')).toEqual({ do: 'rest' });
  });

  it.each([
    ['late by hours', '2026-11-24T17:00', ['take-deadline-step reminder-7'], '2026-11-30T08:00'],
    ['late, close to the rung after it', '2026-11-29T20:00', ['take-deadline-step reminder-7'], '2026-11-30T20:00'],
    [
      'late by a rung',
      '2026-11-30T09:00',
      ['skip-deadline-step reminder-7', 'take-deadline-step reminder-1'],
      '2026-12-02T08:00',
    ],
    [
      'late by days: past reminders are skipped, and the certifier is told a day after the school was',
      '2026-12-08T10:00',
      ['skip-deadline-step reminder-7', 'skip-deadline-step reminder-1', 'take-deadline-step overdue'],
      '2026-12-09T10:00',
    ],
  ])('served %s', (_how, now, did, until) => {
    const story = opened();
    expect(story.serve(now)).toEqual({ did, then: { do: 'wait', until: at(until) } });
  });

  it('armed after all its reminders have passed skips them', () => {
    const story = enrolled();
    expect(story.serve('2026-12-20T10:00').did).toEqual([
      'open-stage open',
      'skip-deadline-step reminder-7',
      'skip-deadline-step reminder-1',
      'take-deadline-step overdue',
    ]);
  });

  it('keeps the least gap from the actual instant of the rung before, not from its planned one', () => {
    const story = opened([
      rung('a', 'escalation', '2026-11-01T08:00'),
      rung('b', 'escalation', '2026-11-01T09:00', 600),
    ]);
    expect(story.serveUntil('2026-11-03T12:00', '2026-12-01T00:00')).toEqual([
      '11-03T12:00 take-deadline-step a',
      '11-03T22:00 take-deadline-step b',
    ]);
  });

  it('that asks first is waited for, in whatever order the ladders were armed', () => {
    const rule = { text: '', zone: 'Europe/Paris', zoneData: '2026a', calendar: 'demo@1' };
    const due = at('2026-10-14T00:00');
    const sooner = [rung('sooner', 'escalation', '2026-10-15T08:00')];
    const story = opened().add({
      type: 'DeadlineArmed',
      data: { deadline: 'another', stage: 'assessment', due, rule, ladder: sooner },
    });
    expect(story.next('2026-10-01T00:00')).toEqual({ do: 'wait', until: at('2026-10-15T08:00') });
  });

  it('whenever it is served, every rung is settled once, in order, and never before its instant', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 90 });
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 12 }), (moments) => {
        const story = opened();
        const start = millisOf(at('2026-11-01T00:00'));
        for (const moment of [...moments].sort((left, right) => left - right)) {
          story.serve(instantFromMillis(start + moment * 60_000).slice(0, 16));
        }
        const settled = story.facts.filter(
          ({ type }) => type === 'DeadlineStepTaken' || type === 'DeadlineStepSkipped',
        );
        const steps = settled.map((fact) => (fact.data as { step: string }).step);
        expect(steps).toEqual(ladder.slice(0, steps.length).map(({ step }) => step));
        for (const fact of settled) {
          if (fact.type !== 'DeadlineStepTaken') continue;
          const planned = ladder.find(({ step }) => step === fact.data.step)!.plannedAt;
          expect(millisOf(fact.data.takenAt)).toBeGreaterThanOrEqual(millisOf(planned));
        }
      }),
    );
  });
});
