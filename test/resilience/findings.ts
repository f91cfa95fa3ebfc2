import type { CandidacyEvent } from '@parchemin/candidacy';
import type { EventStore } from '@parchemin/event-store';
import type { Acknowledged } from './certifier.js';

export interface Findings {
  readonly streams: number;
  readonly facts: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly doubledSteps: readonly string[];
  readonly unclosed: readonly string[];
}

/** Holds the event store against what was acknowledged: nothing missing, nothing twice, no step of a process twice. */
export async function examine(
  store: EventStore,
  acknowledged: readonly Acknowledged[],
  complete: readonly string[],
): Promise<Findings> {
  const byCandidacy = grouped(acknowledged);
  const found = {
    lost: [] as string[],
    doubled: [] as string[],
    doubledSteps: [] as string[],
    unclosed: [] as string[],
  };
  let facts = 0;
  for (const candidacy of new Set([...byCandidacy.keys(), ...complete])) {
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
  }
  return { streams: byCandidacy.size, facts, ...found };
}

export async function factsOf(store: EventStore, candidacy: string): Promise<CandidacyEvent[]> {
  const events: CandidacyEvent[] = [];
  for await (const { event } of store.readStream(`candidacy-${candidacy}`)) events.push(event as CandidacyEvent);
  return events;
}

/** What a process may do once only, by name. */
function stepOf(event: CandidacyEvent): string[] {
  switch (event.type) {
    case 'StageOpened':
    case 'StageClosed':
      return [`${event.type} ${event.data.stage}`];
    case 'DeadlineStepTaken':
    case 'DeadlineStepSkipped':
      return [`step ${event.data.deadline}@${event.data.armedAt}/${event.data.step}`];
    case 'DeadlineCleared':
      return [`${event.type} ${event.data.deadline}@${event.data.armedAt}`];
    case 'CandidateEnrolled':
    case 'DeadlineArmed':
    case 'MarkRecorded':
    case 'PathBlocked':
    case 'PathRetried':
      return [];
  }
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

function grouped(acknowledged: readonly Acknowledged[]): Map<string, Acknowledged[]> {
  const groups = new Map<string, Acknowledged[]>();
  for (const one of acknowledged) groups.set(one.candidacy, [...(groups.get(one.candidacy) ?? []), one]);
  return groups;
}
