import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { armAfter, armDeadline, hangsOnDate, hangsOnFact } from './arm-deadline.js';
import { isSetting } from './calendar.js';
import { missingDates, suggestedDates } from './cohort-dates.js';
import { loadCalendars } from './load-calendars.js';
import { millisOf, type Instant } from '@parchemin/kernel';

const seeds = resolve(__dirname, '../../../seeds');
const { all, zoneData } = loadCalendars(seeds);
const demonstrations = all().filter(({ scheme }) => scheme !== null);

describe.each(demonstrations.map((calendar) => [calendar.id, calendar] as const))('the calendar %s', (_, calendar) => {
  const { stages } = JSON.parse(readFileSync(resolve(seeds, `schemes/${calendar.scheme}.json`), 'utf8')) as {
    stages: { code: string }[];
  };
  const codes = stages.map(({ code }) => code);
  const start = { zone: 'Europe/Paris', dates: { start: '2026-09-07' } };
  const cohort = { ...start, dates: suggestedDates(calendar, start) };

  it('gives every stage of its certification a deadline, with a ladder that ends with a person or the certifier', () => {
    for (const code of codes) {
      const armed = armDeadline(calendar, cohort, code, zoneData);
      expect(['task', 'escalation']).toContain(armed?.ladder.at(-1)?.kind);
      expect(armed?.ladder.at(-1)?.to).toBe('operations');
      expect(armed?.ladder[0]?.kind).toBe('reminder');
    }
  });

  it('needs only its start to suggest every other date', () => {
    expect(missingDates(calendar, start, codes).length).toBeGreaterThan(1);
    expect(missingDates(calendar, cohort, codes)).toEqual([]);
  });

  it('says of every delay that no document prints it', () => {
    expect(calendar.deadlines.filter(hangsOnDate).every(isSetting)).toBe(true);
    expect(calendar.deadlines.every(({ label }) => label !== undefined)).toBe(true);
  });

  it('answers appeals, and counts from the moment they were lodged', () => {
    const lodged = { type: 'AppealLodged', at: '2026-11-21T10:30:00.000Z' as Instant };
    const armed = armAfter(calendar, cohort, lodged, zoneData);
    expect(armed.map(({ deadline }) => deadline)).toEqual(['appeal-acknowledged', 'appeal-answered']);
    expect(armed.every(({ due }) => millisOf(due) > millisOf(lodged.at))).toBe(true);
  });

  it('keeps what follows a fact apart from the stages', () => {
    const parts = calendar.deadlines.filter(hangsOnFact).map(({ stage }) => stage);
    expect(parts.filter((part) => codes.includes(part))).toEqual([]);
  });
});

it('there is one demonstration for each certification', () => {
  expect(demonstrations.map(({ scheme }) => scheme).sort()).toEqual(['cgco', 'diplovis', 'mdce', 'mdpc', 'rdc']);
});

it('the cohorts of the demonstration give every date that their calendar hangs a stage on', () => {
  const { requests } = JSON.parse(readFileSync(resolve(seeds, 'demo.json'), 'utf8')) as { requests: DemoRequest[] };
  const cohorts = requests.flatMap(({ body }) => (body.calendar ? [body.calendar] : []));
  expect(cohorts.length).toBeGreaterThan(0);
  for (const cohort of cohorts) {
    const calendar = demonstrations.find(({ id }) => id === cohort.id)!;
    expect(
      missingDates(
        calendar,
        cohort,
        calendar.deadlines.map(({ stage }) => stage),
      ),
    ).toEqual([]);
  }
});

interface DemoRequest {
  readonly body: {
    readonly calendar?: { readonly id: string; readonly zone: string; readonly dates: Record<string, string> };
  };
}
