import { millisOf } from '@parchemin/kernel';
import { oracleClock, oracleDay, oracleInstant } from './oracle.fixture.js';
import { randomDeadlines, type Drawn } from './random-deadlines.fixture.js';

// Five thousand each time; the long run asks for more through its environment.
const deadlines = Number(process.env['PARCHEMIN_AGREEMENT_DEADLINES'] ?? '5000');
const patience = 3_600_000;

describe('every instant is the one that an independent reckoning finds', () => {
  it(
    `for ${deadlines} random deadlines and their ladders, in every zone, from 2026 to 2036`,
    () => {
      const count = { instants: 0, early: 0, late: 0, double: 0, skipped: 0, repeated: 0 };
      const next = randomDeadlines(2026);
      for (let round = 0; round < deadlines; round += 1) compare(next(), count);
      if (deadlines > 5_000) process.stderr.write(`${deadlines} deadlines: ${JSON.stringify(count)}\n`);
      expect(count).toMatchObject({ instants: 5 * deadlines, early: 0, late: 0, double: 0 });
      // A comparison that never met a clock change would prove little.
      expect(Math.min(count.skipped, count.repeated)).toBeGreaterThan(0);
    },
    patience,
  );
});

type Count = Record<'instants' | 'early' | 'late' | 'double' | 'skipped' | 'repeated', number>;

function compare({ armed, from, due, rungs, zone, region }: Drawn, count: Count): void {
  const day = oracleDay(from.date, due, region);
  const wanted = rungs.map((rung) => ({ date: oracleDay(day, rung, region), time: rung.at }));
  const instants = [armed.due, ...armed.ladder.map(({ plannedAt }) => plannedAt)].map(millisOf);
  count.instants += instants.length;
  count.double += armed.ladder.length - new Set(armed.ladder.map(({ step }) => step)).size;
  [{ date: day, time: from.time }, ...wanted].forEach((wall, at) => {
    const instant = instants[at]!;
    const expected = oracleInstant(wall.date, wall.time, zone);
    if (instant < expected) count.early += 1;
    if (instant > expected) count.late += 1;
    if (!shows(wall, instant, zone)) count.skipped += 1;
    else if (shows(wall, instant + 3_600_000, zone)) count.repeated += 1;
  });
}

function shows(wall: Drawn['from'], instant: number, zone: string): boolean {
  const { date, time } = oracleClock(instant, zone);
  return date === wall.date && time.startsWith(wall.time);
}
