import { stoppedClock } from '@parchemin/testing';
import { memoryContents } from './memory.js';
import { holdToContract } from './spec/contract.js';

describe('contents in memory', () => {
  holdToContract(() => {
    const clock = stoppedClock('2026-11-25T10:00:00.000Z');
    return Promise.resolve({ contents: memoryContents(clock), clock, close: () => Promise.resolve() });
  });
});
