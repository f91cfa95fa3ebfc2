import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { EventFile } from '../store/event-file.js';
import { openEventFile } from '../store/open-event-file.js';
import { idOfRecord } from '../wire/recorded-event.js';
import type { ProposedEvent } from '../wire/recorded-event.js';
import { EventWriter } from './event-writer.js';
import type { WriteOutcome } from './event-writer.js';
import { GroupCommit, WriteRefused } from './group-commit.js';
import type { CommittedGroup } from './group-commit.js';
import { StreamHeads } from './stream-heads.js';

describe('group commit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parchemin-group-commit-'));
  const opened: EventFile[] = [];

  afterAll(() => {
    for (const file of opened) file.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function begin() {
    const file = openEventFile(join(folder, randomUUID()));
    if (!(file instanceof EventFile)) throw new Error(file.message);
    opened.push(file);
    const groups: CommittedGroup[] = [];
    const broken: unknown[] = [];
    const commits = new GroupCommit(file, new EventWriter(file, new StreamHeads(file), () => 1_800_000_000_000), {
      onCommitted: (group) => groups.push(group),
      onBroken: (error) => broken.push(error),
    });
    return { file, commits, groups, broken };
  }

  it('puts what arrives together into one transaction, in order, and answers each by itself', async () => {
    const { commits, groups, file } = begin();
    const outcomes = await Promise.all([
      commits.submit(append('a', 'no-stream', [1, 2])),
      commits.submit(append('a', 'no-stream', [3])),
      commits.submit(append('a', 1, [4])),
      commits.submit(append('b', 'no-stream', [5])),
    ]);
    expect(outcomes.map(brief)).toEqual(['written 1', 'wrong 1', 'written 2', 'written 0']);
    expect(groups.map(({ writes, events }) => [writes, events.length])).toEqual([[4, 4]]);
    expect(file.readAllForwards(0, 10).map(({ stream, revision }) => `${stream}${revision}`)).toEqual([
      'a0',
      'a1',
      'a2',
      'b0',
    ]);
  });

  it('hands to the followers exactly what is in the file', async () => {
    const { commits, groups, file } = begin();
    await commits.submit(append('a', 'any', [1]));
    await commits.submit({ kind: 'delete', stream: 'a', expected: 'any' });
    await commits.submit(append('a', 'any', [2]));
    await commits.submit({ kind: 'tombstone', stream: 'a', expected: 'any' });
    expect(groups.flatMap(({ events }) => events)).toEqual(file.readAllForwards(0, 20));
    expect(groups.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
      'Counted',
      '$metadata',
      '$metadata',
      'Counted',
      '$streamDeleted',
    ]);
  });

  it('answers every write of a failed group as failed, and nothing of it is stored', async () => {
    const { commits, file, broken } = begin();
    await commits.submit(append('a', 'any', [1]));
    jest.spyOn(file, 'insert').mockImplementationOnce(() => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    });
    const group = [commits.submit(append('b', 'any', [2])), commits.submit(append('a', 0, [3]))];
    const settled = await Promise.allSettled(group);
    expect(settled.map((one) => one.status === 'rejected' && one.reason instanceof WriteRefused)).toEqual([true, true]);
    expect(file.readAllForwards(0, 10)).toHaveLength(1);
    expect(brief(await commits.submit(append('a', 0, [3])))).toBe('written 1');
    expect(broken).toEqual([]);
  });

  it('takes nothing more once a failure leaves the disk in doubt', async () => {
    const { commits, file, broken } = begin();
    jest.spyOn(file, 'insert').mockImplementationOnce(() => {
      throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
    });
    await expect(commits.submit(append('a', 'any', [1]))).rejects.toThrow('nobody knows');
    await expect(commits.submit(append('a', 'any', [1]))).rejects.toThrow('cannot be written any more');
    expect(broken).toHaveLength(1);
  });

  it('refuses what would wait without bound, and commits what waits when it is closed', async () => {
    const { commits, file } = begin();
    const submitted = Array.from({ length: 10_001 }, (_, n) => commits.submit(append(`s${n}`, 'any', [n])));
    await expect(submitted[10_000]).rejects.toThrow('too many writes');
    commits.close('stopping');
    await Promise.all(submitted.slice(0, 10_000));
    await expect(commits.submit(append('late', 'any', [1]))).rejects.toThrow('stopping');
    expect(file.readAllForwards(0, 20_000)).toHaveLength(10_000);
  });

  it('keeps positions increasing with gaps, and starts again after the last one', async () => {
    const { commits, file } = begin();
    await commits.submit(append('a', 'any', [1, 2, 3]));
    const positions = file.readAllForwards(0, 10).map(({ position }) => position);
    expect(positions.every((position, n) => n === 0 || position > (positions[n - 1] ?? 0) + 1)).toBe(true);
    expect(file.nextPosition).toBeGreaterThan((positions.at(-1) ?? 0) + 1);
  });

  it('gives one effect to writers that repeat and interleave, with explicit revisions', async () => {
    const { commits, file } = begin();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -1, max: 4 })), { maxLength: 40 }),
        async (tries) => {
          const stream = `s-${randomUUID()}`;
          const ids = Array.from({ length: 5 }, () => randomUUID());
          const outcomes = await Promise.all(
            tries.map(([which, expected]) =>
              commits.submit({
                kind: 'append',
                stream,
                expected: expected < 0 ? 'no-stream' : expected,
                events: [proposed(which, ids[which])],
              }),
            ),
          );
          const stored = file.readForwards(stream, 0, 100).map(({ record }) => idOfRecord(record));
          outcomes.forEach((outcome, index) => {
            const [which = 0] = tries[index] ?? [];
            if (outcome.kind === 'written') expect(stored[outcome.revision]).toBe(ids[which]);
          });
          const written = outcomes.flatMap((outcome) => (outcome.kind === 'written' ? [outcome.revision] : []));
          expect(new Set(written).size).toBe(stored.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

function append(stream: string, expected: number | 'any' | 'no-stream', numbers: number[]) {
  return { kind: 'append', stream, expected, events: numbers.map((n) => proposed(n)) } as const;
}

function proposed(n: number, id: string = randomUUID()): ProposedEvent {
  const data = Buffer.from(JSON.stringify({ n }));
  return { id, type: 'Counted', contentType: 'application/json', metadata: Buffer.alloc(0), data };
}

function brief(outcome: WriteOutcome): string {
  if (outcome.kind === 'written') return `written ${outcome.revision}`;
  return outcome.kind === 'wrong' ? `wrong ${outcome.current}` : 'deleted';
}
