import { CheckpointPace } from './checkpoint-pace.js';

const filter = { on: 'stream', regex: null, prefixes: ['a'], window: 2, checkpointMultiplier: 2 } as const;

describe('the pace of checkpoints', () => {
  it('tells the position of every so many considered events', () => {
    const pace = new CheckpointPace(filter);
    const told = [10, 20, 30, 40, 50, 60, 70, 80].map((position) => pace.afterEvent(position));
    expect(told).toEqual([undefined, undefined, undefined, 40, undefined, undefined, undefined, 80]);
  });

  it('tells the last considered position at the head, and none twice', () => {
    const pace = new CheckpointPace(filter);
    expect(pace.atHead()).toBeUndefined();
    pace.afterEvent(10);
    expect(pace.atHead()).toBe(10);
    expect(pace.atHead()).toBeUndefined();
  });

  it('takes the usual window of 32 when none is given', () => {
    const pace = new CheckpointPace({ ...filter, window: null, checkpointMultiplier: 1 });
    const told = Array.from({ length: 32 }, (_, n) => pace.afterEvent(n + 1));
    expect(told.filter((position) => position !== undefined)).toEqual([32]);
  });
});
