import type { StepOutcome } from './activities.js';
import { at } from './path.fixture.js';
import type { Act } from './candidacy.process.js';
import { eager, mind, mostTries, type Patience } from './patience.js';

const step: Act = { do: 'close-stage', stage: 'assessment', key: 'assessment@2/close' };
const other: Act = { do: 'open-stage', stage: 'oral', key: 'oral@0/open' };
const stale: StepOutcome = { outcome: 'stale' };
const refused: StepOutcome = { outcome: 'refused', refused: 'DeadlineNotPlanned' };

function counsels(outcomes: readonly StepOutcome[]): readonly string[] {
  let patience: Patience = eager;
  return outcomes.map((outcome) => (patience = mind(patience, step, 7, outcome)).counsel);
}

describe('a step that does not go through', () => {
  it('and is stale is looked at again at once', () => {
    expect(counsels([stale])).toEqual(['go-on']);
  });

  it('and is refused blocks the path, for the reason given', () => {
    expect(mind(eager, step, 7, refused)).toMatchObject({ counsel: 'block', because: 'DeadlineNotPlanned' });
  });

  it('and stays stale at one and the same revision is paused for, and then blocks the path', () => {
    const outcomes = Array.from({ length: mostTries }, () => stale);
    expect(counsels(outcomes)).toEqual(['go-on', ...Array.from({ length: mostTries - 2 }, () => 'pause'), 'block']);
  });

  it('is a new one when the path has moved on, or when the step is another', () => {
    const once = mind(eager, step, 7, stale);
    expect(mind(once, step, 8, stale).counsel).toBe('go-on');
    expect(mind(once, other, 7, stale).counsel).toBe('go-on');
  });

  it('is forgotten by the next one that does', () => {
    expect(
      mind(mind(eager, step, 7, stale), step, 7, {
        outcome: 'done',
        after: { path: null, now: at('2026-10-01T00:00') },
      }),
    ).toEqual(eager);
  });
});
