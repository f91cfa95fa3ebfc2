import type { CandidacyEvent } from '@parchemin/candidacy';
import type { EventStore } from '@parchemin/event-store';
import type { Acknowledged } from './certifier.js';

/** What the process of a candidacy owes by now: its stage closed, or the steps of its ladder, each once and in this order. */
export interface Due {
  readonly candidacy: string;
  readonly facts: readonly string[];
}

export interface Findings {
  readonly streams: number;
  readonly facts: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly doubledSteps: readonly string[];
  readonly unclosed: readonly string[];
  readonly missed: readonly string[];
}

/** Holds the event store against what was acknowledged: nothing missing, nothing twice, no step of a process twice or left out. */
export async function examine(
  store: EventStore,
  acknowledged: readonly Acknowledged[],
  complete: readonly string[],
  due: readonly Due[] = [],
): Promise<Findings> {
  const byCandidacy = grouped(acknowledged);
  const found = {
    lost: [] as string[],
    doubled: [] as string[],
    doubledSteps: [] as string[],
    unclosed: [] as string[],
    missed: [] as string[],
  };
  let facts = 0;
  const owed = new Map(due.map((one) => [one.candidacy, one]));
  for (const candidacy of new Set([...byCandidacy.keys(), ...complete, ...owed.keys()])) {
    const events = await factsOf(store, candidacy);
    facts += events.length;
    const marks = events.filter((event) => event.type === 'MarkRecorded');
    for (const { piece, mark } of byCandidacy.get(candidacy) ?? []) {
      const standing = marks.filter(({ data }) => data.piece === piece);
      const expected = mark.replace(',', '.').replace(/\.0$/, '');
      if (!standing.some(({ data }) => data.mark === expected)) found.lost.push(`${candidacy} ${piece}`);
      if (standing.length > 1) found.doubled.push(`${candidacy} ${piece}`);
    }
    found.doubledSteps.push(...repeated(events.flatMap(stepOf)).map((step) => `${candidacy} ${step}`));
    const closed = events.some((event) => event.type === 'StageClosed');
    if (complete.includes(candidacy) && !closed) found.unclosed.push(candidacy);
    const one = owed.get(candidacy);
    if (one && !isServed(one, events)) found.missed.push(`${candidacy} ${toldBy(events).join(', ') || 'nothing'}`);
  }
  return { streams: byCandidacy.size, facts, ...found };
}

export function isServed(due: Due, events: readonly CandidacyEvent[]): boolean {
  return toldBy(events).join() === due.facts.join();
}

/** What the clock or the last mark made the process do, in the order of the stream. */
function toldBy(events: readonly CandidacyEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === 'StageClosed') return [event.type];
    const isRung = event.type === 'DeadlineStepTaken' || event.type === 'DeadlineStepSkipped';
    return isRung ? [`${event.type} ${event.data.step}`] : [];
  });
}

export async function factsOf(store: EventStore, candidacy: string): Promise<CandidacyEvent[]> {
  const events: CandidacyEvent[] = [];
  for await (const { event } of store.readStream(`candidacy-${candidacy}`)) events.push(event as CandidacyEvent);
  return events;
}

/** What a process may do once only, by name. */
function stepOf(event: CandidacyEvent): string[] {
  if (event.type === 'StageOpened' || event.type === 'StageClosed') return [`${event.type} ${event.data.stage}`];
  if (event.type === 'DeadlineStepTaken' || event.type === 'DeadlineStepSkipped')
    return [`step ${event.data.deadline}@${event.data.armedAt}/${event.data.step}`];
  if (event.type === 'DeadlineCleared') return [`${event.type} ${event.data.deadline}@${event.data.armedAt}`];
  return [];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

function grouped(acknowledged: readonly Acknowledged[]): Map<string, Acknowledged[]> {
  const groups = new Map<string, Acknowledged[]>();
  for (const one of acknowledged) groups.set(one.candidacy, [...(groups.get(one.candidacy) ?? []), one]);
  return groups;
}
