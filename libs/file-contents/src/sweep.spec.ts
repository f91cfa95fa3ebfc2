import { stoppedClock } from '@parchemin/testing';
import fc from 'fast-check';
import { memoryContents } from './memory.js';
import { aClaim, digestOf, sent } from './spec/contract.js';
import { sweepOrphans } from './sweep.js';

describe('the sweep of orphans', () => {
  const begin = () => {
    const clock = stoppedClock('2026-11-25T10:00:00.000Z');
    return { clock, contents: memoryContents(clock) };
  };
  const day = 24 * 60;

  it('removes what no fact names after a day, and not a minute before', async () => {
    const { clock, contents } = begin();
    const isNamed = () => Promise.resolve(false);
    await contents.put(sent('orphan'), aClaim(), 100);
    clock.advance(day - 1);
    expect(await sweepOrphans({ contents, clock, isNamed })).toEqual({ settled: 0, dropped: 0 });
    expect(await contents.has(digestOf('orphan'))).toBe(true);
    clock.advance(1);
    expect(await sweepOrphans({ contents, clock, isNamed })).toEqual({ settled: 0, dropped: 1 });
    expect(await contents.has(digestOf('orphan'))).toBe(false);
  });

  it('never removes what a fact names, and asks about it once', async () => {
    const { clock, contents } = begin();
    await contents.put(sent('named'), aClaim(), 100);
    clock.advance(day);
    const isNamed = jest.fn(() => Promise.resolve(true));
    expect(await sweepOrphans({ contents, clock, isNamed })).toEqual({ settled: 1, dropped: 0 });
    expect(await sweepOrphans({ contents, clock, isNamed })).toEqual({ settled: 0, dropped: 0 });
    expect(isNamed).toHaveBeenCalledTimes(1);
    expect(await contents.findName(digestOf('named'), aClaim())).toBe('r.pdf');
  });

  it('keeps exactly what some fact names, whoever brought what in whatever order', async () => {
    const deposit = fc.record({
      content: fc.constantFrom('a', 'b', 'c'),
      piece: fc.constantFrom('R1', 'R2'),
      named: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deposit, { maxLength: 12 }), async (deposits) => {
        const { clock, contents } = begin();
        const facts = new Set<string>();
        for (const { content, piece, named } of deposits) {
          await contents.put(sent(content), aClaim(piece), 100);
          if (named) facts.add(digestOf(content));
        }
        clock.advance(day);
        await sweepOrphans({ contents, clock, isNamed: ({ sha256 }) => Promise.resolve(facts.has(sha256)) });
        for (const content of ['a', 'b', 'c']) {
          expect(await contents.has(digestOf(content))).toBe(facts.has(digestOf(content)));
        }
      }),
    );
  });
});
