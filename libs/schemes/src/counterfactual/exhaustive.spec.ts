import fc from 'fast-check';
import { CounterfactualAnswer } from './answer.js';
import { compileCounterfactual } from './counterfactual.js';
import { everyMinimalChange, placesOf } from './every-change.fixture.js';
import { expandChanges } from './expand.js';
import { smallCases, type SmallCase } from './small-schemes.fixture.js';

const cases = Number(process.env['PARCHEMIN_COUNTERFACTUAL_CASES'] ?? '600');
const mostPlaces = 300;
const patience = 600_000;

describe('the smallest changes of a dossier', () => {
  it(
    'are exactly those that trying every change finds',
    () => {
      const tried = { awarded: 0, lost: 0, impossible: 0 };
      fc.assert(
        fc.property(smallCases, (small) => {
          fc.pre(placesOf(small) <= mostPlaces);
          const { outcome, goal } = answerTo(small);
          tried[outcome === 'impossible' ? 'impossible' : goal.awarded ? 'awarded' : 'lost'] += 1;
          expect(expanded(small)).toEqual(everyMinimalChange(small));
        }),
        { numRuns: cases },
      );
      // A comparison that only ever saw one outcome would prove little.
      for (const count of Object.values(tried)) expect(count).toBeGreaterThan(cases / 50);
    },
    patience,
  );
});

function expanded(small: SmallCase): readonly string[] {
  const { changes } = answerTo(small);
  const sets = changes === null ? [] : expandChanges(changes, 1_000_000);
  return sets!
    .map((set) =>
      [...set.values()]
        .map(({ fact, direction, to, steps }) => `${fact} ${direction} ${direction === 'set' ? to : steps}`)
        .sort()
        .join(', '),
    )
    .sort();
}

function answerTo({ scheme, dossier, fixed, block }: SmallCase): CounterfactualAnswer {
  const answered = compileCounterfactual(scheme)(JSON.stringify(dossier), { fixed, ...(block ? { block } : {}) });
  if ('errors' in answered) throw new Error(JSON.stringify(answered.errors));
  return CounterfactualAnswer.parse(answered.answer);
}
