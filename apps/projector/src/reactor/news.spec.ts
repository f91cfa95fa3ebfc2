import type { CandidacyEvent } from '@parchemin/candidacy';
import { aMarkPiece } from '@parchemin/testing';
import { memoryEventStore, type NewEvent, type RecordedEvent } from '@parchemin/event-store';
import { instantFromMillis, type CommandId, type Decimal, type Role } from '@parchemin/kernel';
import { randomUUID } from 'node:crypto';
import { newsOf } from './news.js';

const at = instantFromMillis(Date.parse('2026-11-21T10:00:00Z'));
const stream = 'candidacy-1';
const stage = 'continuous-assessment';
const orders = () => [{ stage, after: [] }];
const reminder = {
  step: 'reminder',
  kind: 'reminder',
  to: 'trainer',
  plannedAt: instantFromMillis(Date.parse('2027-01-01T00:00:00Z')),
  gapMinutes: 0,
} as const;

const enrolled: CandidacyEvent = {
  type: 'CandidateEnrolled',
  data: {
    ...{ reference: 'r', scheme: 'any', schemeVersion: 1, school: 's', cohort: 'c' },
    calendar: { id: 'any', version: 1, zone: 'Europe/Paris', dates: {} },
  },
};
const opened: CandidacyEvent = {
  type: 'StageOpened',
  data: { stage, pieces: ['P1', 'P2'].map(aMarkPiece), openedAt: at },
};
const armed: CandidacyEvent = {
  type: 'DeadlineArmed',
  data: {
    ...{ deadline: 'marks', stage, due: reminder.plannedAt, ladder: [reminder] },
    rule: { text: '', zone: '', zoneData: '', calendar: '' },
  },
};
const armedAt = (day: string): CandidacyEvent => {
  const plannedAt = instantFromMillis(Date.parse(`${day}T00:00:00Z`));
  return { ...armed, data: { ...armed.data, due: plannedAt, ladder: [{ ...reminder, plannedAt }] } };
};
const mark = (piece: string): CandidacyEvent => ({
  type: 'MarkRecorded',
  data: {
    ...{ stage, piece, mark: '12' as Decimal, outOf: '20' as Decimal },
    late: false,
    recordedBy: 't',
    recordedAt: at,
  },
});
const blocked: CandidacyEvent = {
  type: 'PathBlocked',
  data: { step: 's', because: 'b', owner: 'operations', blockedAt: at },
};
const retried: CandidacyEvent = { type: 'PathRetried', data: { retriedBy: 'o', retriedAt: at } };

describe('to the process of a candidacy', () => {
  it.each([
    ['an enrolment is news', [by('operations', enrolled)], true],
    ['what the process did itself is none', [by('operations', enrolled), by('process', opened)], false],
    ['a mark among others is none', [...open(), by('trainer', mark('P1'))], false],
    ['the last mark is news', [...open(), by('trainer', mark('P1')), by('trainer', mark('P2'))], true],
    [
      'a calendar that brings its next step forward is news',
      [...open(), by('operations', armedAt('2026-12-01'))],
      true,
    ],
    [
      'one that puts it off is none: it looks when it wakes',
      [...open(), by('operations', armedAt('2027-02-01'))],
      false,
    ],
    [
      'a retry of a blocked path is news',
      [by('operations', enrolled), by('process', blocked), by('operations', retried)],
      true,
    ],
  ])('%s', async (_, facts, expected) => {
    const events = await recorded(facts);
    const heardFromTheStart = newsOf(memoryEventStore(), orders);
    let heard = false;
    for (const event of events) heard = await heardFromTheStart(event);
    expect(heard).toBe(expected);
  });

  it('is told the same after a restart, from what its stream holds', async () => {
    const store = memoryEventStore();
    const events = await recorded([...open(), by('trainer', mark('P1')), by('trainer', mark('P2'))], store);
    expect(await newsOf(store, orders)(events[3]!)).toBe(false);
    expect(await newsOf(store, orders)(events[4]!)).toBe(true);
  });

  it('a fact that comes a second time is told again, since nobody knows why it came', async () => {
    const [first, second] = await recorded([by('operations', enrolled), by('operations', retried)]);
    const isNews = newsOf(memoryEventStore(), orders);
    await isNews(first!);
    await isNews(second!);
    expect(await isNews(first!)).toBe(true);
  });
});

function open(): NewEvent[] {
  return [by('operations', enrolled), by('process', opened), by('process', armed)];
}

function by(role: Role, event: CandidacyEvent): NewEvent {
  const cause = { correlationId: '1', causationId: '1', schemeVersion: null, schemaVersion: 1, actedAt: at };
  const actor = { id: role, role, school: null };
  return { id: randomUUID(), event, metadata: { actor, commandId: randomUUID() as CommandId, ...cause } };
}

async function recorded(facts: readonly NewEvent[], store = memoryEventStore()): Promise<RecordedEvent[]> {
  await store.append(stream, 'no-stream', facts);
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(stream)) events.push(event);
  return events;
}
