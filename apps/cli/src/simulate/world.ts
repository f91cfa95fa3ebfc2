import { loadCalendars } from '@parchemin/calendars';
import type { CandidacyEvent } from '@parchemin/candidacy';
import type { Instant } from '@parchemin/kernel';
import { loadCertifications, loadSchemes, type Certification, type Scheme } from '@parchemin/schemes';
import { cohortOf, type Cohort } from '@parchemin/simulation';
import type { Ask } from './asking.js';
import type { Fold, GroupFold } from './followed.js';

/** Where the candidates of a simulation live: the real parts, or in tests the same deciders in memory. */
export interface World extends Rules {
  readonly followed: Follows;
  readonly ask: Ask;
  now(): Instant;
  /** For everybody at once, once all is quiet. */
  step(to: Instant): Promise<void>;
  /** Starts or wakes up their processes. */
  poke(candidacies: readonly string[]): Promise<void>;
}

/** What the stream of each candidacy and of each group tells. */
export interface Follows {
  of(candidacy: string): Fold;
  group(group: string): GroupFold;
  /** What an answer says is known without waiting for the stream, unless something came in between. */
  told(candidacy: string, revision: number, events: readonly CandidacyEvent[]): void;
  /** To the end of its stream: facts that were written together may arrive one by one. */
  catchUp(candidacy: string): Promise<void>;
  /** Resolves when something has happened to one of them, or after that long. */
  moved(id: string, withinMillis: number): Promise<void>;
}

export interface Rules {
  readonly scheme: Scheme;
  readonly certification: Certification;
  readonly cohort: Cohort;
}

export function rulesOf(seeds: string, id: string): Rules {
  const certification = loadCertifications(seeds).find((each) => each.id === id);
  const scheme = certification && loadSchemes(seeds).find(id, certification.version);
  const calendar = loadCalendars(seeds)
    .all()
    .find((each) => each.scheme === id);
  if (!certification || !scheme || !calendar) throw new Error(`nothing is known of ${id}`);
  return { certification, scheme, cohort: cohortOf(certification, calendar) };
}
