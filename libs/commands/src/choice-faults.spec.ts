import { loadCertification } from '@parchemin/schemes';
import { resolve } from 'node:path';
import { choiceFaults } from './choice-faults.js';

const seeds = resolve(__dirname, '../../../seeds');
const withOptions = loadCertification(seeds, 'diplovis')!;
const withSingleBlocks = loadCertification(seeds, 'rdc')!;

describe('the choice at enrolment', () => {
  it.each([
    [['7A'], []],
    [['7B'], []],
    [[], ['B1']],
  ])('of the optional blocks %j with the sought blocks %j is clear', (optional, sought) => {
    expect(choiceFaults(withOptions, { optional, sought })).toEqual([]);
  });

  it.each([
    ['both of 7A and 7B', ['7A', '7B']],
    ['none of 7A and 7B', []],
  ])('of %s is refused, and says among which to choose', (_, optional) => {
    expect(choiceFaults(withOptions, { optional, sought: [] })).toEqual([
      { fault: 'ChoiceInvalid', pointer: '/choice/optional', what: '7A / 7B' },
    ]);
  });

  it('names every block that the scheme does not know', () => {
    expect(choiceFaults(withSingleBlocks, { optional: ['X'], sought: ['A1', 'Y'] })).toEqual([
      { fault: 'BlockUnknown', pointer: '/choice/optional', what: 'X' },
      { fault: 'BlockUnknown', pointer: '/choice/sought', what: 'Y' },
    ]);
  });
});
