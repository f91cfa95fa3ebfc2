import type { RecordedEvent } from '@parchemin/event-store';
import { tellLog } from '@parchemin/testing';
import { openIntake } from './intake.js';

const [first, second, third, fourth, fifth] = tellLog([1, 1, 1, 1, 1]) as [
  RecordedEvent,
  RecordedEvent,
  RecordedEvent,
  RecordedEvent,
  RecordedEvent,
];

describe('what waits for the views', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is written at once when it comes alone, and together when it comes thick and fast', async () => {
    const { intake, written } = opened(5);
    intake.goLive();
    await intake.take(first);
    await intake.take(second);
    await jest.advanceTimersByTimeAsync(5 + 19);
    await intake.take(third);
    expect(written).toEqual([[0]]);
    await jest.advanceTimersByTimeAsync(1);
    expect(written).toEqual([[0], [1, 2]]);
    await jest.advanceTimersByTimeAsync(1_000);
    await intake.take(fourth);
    expect(written).toEqual([[0], [1, 2], [3]]);
  });

  it('waits no longer than the bound, however long the writing before it took', async () => {
    const { intake, written } = opened(500);
    intake.goLive();
    await intake.take(first);
    await intake.take(second);
    await jest.advanceTimersByTimeAsync(500 + 24);
    expect(written).toEqual([[0]]);
    await jest.advanceTimersByTimeAsync(1);
    expect(written).toEqual([[0], [1]]);
  });

  it('is written in full batches while catching up, and without more ado once live', async () => {
    const { intake, written } = opened();
    for (const event of [first, second, third, fourth, fifth]) await intake.take(event);
    expect(written).toEqual([[0, 1, 2, 3]]);
    intake.goLive();
    await intake.flush();
    expect(written).toEqual([[0, 1, 2, 3], [4]]);
  });
});

function opened(writingMillis = 0) {
  const written: number[][] = [];
  const write = async (events: readonly RecordedEvent[]): Promise<void> => {
    written.push(events.map(({ revision }) => revision));
    if (writingMillis > 0) await new Promise((resolve) => setTimeout(resolve, writingMillis));
  };
  const limits = { events: 4, millis: 1_000, paceMillis: 25 };
  return { written, intake: openIntake(write, (error) => fail(error), limits) };
}

function fail(error: unknown): never {
  throw error;
}
