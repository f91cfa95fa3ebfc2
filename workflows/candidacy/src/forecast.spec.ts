import fc from 'fast-check';
import { forecast } from './forecast.js';
import { at, ladder, PathStory } from './path.fixture.js';

function opened(): PathStory {
  const story = new PathStory(ladder);
  story.serve('2026-10-01T00:00');
  return story;
}

describe('what escalates in the days to come', () => {
  it('is each step at the instant at which it will be taken, if nobody does anything', () => {
    const foreseen = forecast(opened().path, at('2026-11-20T00:00'), at('2026-12-03T00:00'));
    expect(foreseen.map(({ step, to, at: instant }) => [step, to, instant])).toEqual([
      ['reminder-7', 'trainer', at('2026-11-24T08:00')],
      ['reminder-1', 'trainer', at('2026-11-30T08:00')],
      ['overdue', 'school-lead', at('2026-12-02T08:00')],
    ]);
  });

  it('is nothing once the pieces are in', () => {
    const story = opened().mark('CC1', '2026-10-02T00:00').mark('CC2', '2026-10-02T00:00');
    expect(forecast(story.path, at('2026-10-02T00:00'), at('2027-10-02T00:00'))).toEqual([]);
  });

  it('is what then happens, from whatever day it is asked and however late the ladder began', () => {
    const day = fc
      .integer({ min: 0, max: 80 })
      .map((days) => new Date(Date.UTC(2026, 9, 1 + days)).toISOString().slice(0, 16));
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, until] = [one, other].sort() as [string, string];
        const story = new PathStory(ladder);
        story.serve(from);
        const foreseen = forecast(story.path, at(from), at(until));
        const before = story.facts.length;
        story.serveUntil(from, until);
        const happened = story.facts
          .slice(before)
          .flatMap((fact) => (fact.type === 'DeadlineStepTaken' ? [fact.data] : []));
        expect(foreseen.map(({ step, at: instant }) => [step, instant])).toEqual(
          happened.map(({ step, takenAt }) => [step, takenAt]),
        );
      }),
    );
  });
});
