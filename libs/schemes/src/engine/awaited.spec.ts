import { compileAwaited } from './awaited.js';
import { groupOf } from './small-facts.fixture.js';

describe('the words for a fact that is awaited', () => {
  const groups = [
    groupOf('decimal', 'exam', { items: null }),
    groupOf('decimal', 'units', { items: ['1', '2'], unknown: 'UNIT:{item}', unknownWhole: 'UNIT:{item}' }),
    groupOf('integer', 'oral', { items: ['a'], unknown: 'ORAL_ITEM:{item}', unknownWhole: 'ORAL', labelEn: undefined }),
    groupOf('integer', 'later', { items: ['a'], unknownWhole: 'ORAL' }),
    groupOf('integer', 'each', { items: ['a'], unknown: 'EACH:{item}', unknownWhole: 'WHOLE:{item}' }),
  ];

  it.each([
    ['MISSING:exam.', 'exam', 'exam fr'],
    ['UNIT:1', 'units 1', 'units fr 1'],
    ['UNIT:2', 'units 2', 'units fr 2'],
    ['ORAL_ITEM:a', 'oral fr a', 'oral fr a'],
    ['ORAL', 'oral fr', 'oral fr'],
    ['MISSING:later.a', 'later a', 'later fr a'],
    ['EACH:a', 'each a', 'each fr a'],
    ['WHOLE:a', 'each a', 'each fr a'],
    ['WHOLE:{item}', 'each', 'each fr'],
    ['UNIT:{item}', 'units', 'units fr'],
    ['NOBODY', 'NOBODY', 'NOBODY'],
  ])('%s is «%s», «%s»', (code, label, labelFr) => {
    expect(compileAwaited(groups)(code)).toEqual({ code, label, labelFr });
  });
});
