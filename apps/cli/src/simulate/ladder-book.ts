import type { CandidacyEvent } from '@parchemin/candidacy';
import { millisOf, type Instant } from '@parchemin/kernel';
import type { Looked, StoredPath } from './invariant.js';

type Armed = Extract<CandidacyEvent, { type: 'DeadlineArmed' }>['data'];
type Rung = Armed['ladder'][number];

interface Entry {
  readonly deadline: string;
  readonly ladder: readonly Rung[];
  readonly taken: Map<string, Instant>;
  readonly skipped: Set<string>;
  cleared: boolean;
}

/** What the facts say of every deadline, kept apart from the domain's own fold: once, not before its instant, with its gap, and ended. */
export interface LadderBook {
  readonly once: Looked;
  readonly notEarly: Looked;
  readonly gapKept: Looked;
  readonly ended: Looked;
  readonly counts: {
    readonly armed: number;
    readonly cleared: number;
    readonly fired: number;
    readonly skipped: number;
  };
}

export function ladderBookOf(path: StoredPath): LadderBook {
  const pages = new Pages(path.reference);
  path.events.forEach((event, revision) => pages.write(event, revision));
  return pages.read();
}

class Pages {
  readonly #entries = new Map<string, Entry>();
  readonly #current = new Map<string, Entry>();
  readonly #twice: string[] = [];
  readonly #early: string[] = [];
  readonly #gaps: string[] = [];
  #steps = 0;
  #skipped = 0;
  #gapsChecked = 0;
  #left = false;

  constructor(private readonly reference: string) {}

  write(event: CandidacyEvent, revision: number): void {
    const { type, data } = event;
    if (type === 'DeadlineArmed') this.#arm(data, revision);
    if (type === 'DeadlineStepTaken') this.#take(data, data.takenAt);
    if (type === 'DeadlineStepSkipped') this.#skip(data);
    if (type === 'DeadlineStepAnnulled') this.#annul(data);
    if (type === 'DeadlineCleared') this.#clear(data);
    if (type === 'CandidateWithdrawn' || type === 'CandidateExcluded') this.#left = true;
  }

  read(): LadderBook {
    const entries = [...this.#entries.values()];
    const current = [...this.#current.values()];
    const open = this.#left
      ? []
      : current.filter(({ cleared, ladder, taken, skipped }) => !cleared && taken.size + skipped.size < ladder.length);
    return {
      once: { checked: this.#steps + this.#skipped, broken: this.#twice },
      notEarly: { checked: this.#steps, broken: this.#early },
      gapKept: { checked: this.#gapsChecked, broken: this.#gaps },
      ended: { checked: current.length, broken: open.map(({ deadline }) => `${this.reference}: ${deadline}`) },
      counts: {
        armed: entries.length,
        cleared: entries.filter(({ cleared }) => cleared).length,
        fired: this.#steps,
        skipped: this.#skipped,
      },
    };
  }

  /** Armed again, the one before counts no more. */
  #arm({ deadline, ladder }: Armed, revision: number): void {
    const entry: Entry = { deadline, ladder, taken: new Map(), skipped: new Set(), cleared: false };
    this.#entries.set(`${deadline}@${revision}`, entry);
    this.#current.set(deadline, entry);
  }

  #take({ deadline, armedAt, step }: Named, at: Instant): void {
    const entry = this.#entryOf({ deadline, armedAt });
    const rung = entry?.ladder.find((each) => each.step === step);
    const told = `${this.reference}: ${deadline}@${armedAt}/${step} at ${at}`;
    this.#steps += 1;
    if (!entry || !rung || isSettled(entry, step)) {
      this.#twice.push(told);
      return;
    }
    if (at < rung.plannedAt) this.#early.push(told);
    const before = [...entry.taken.values()].at(-1);
    if (before !== undefined) {
      this.#gapsChecked += 1;
      if (millisOf(at) - millisOf(before) < rung.gapMinutes * 60_000) this.#gaps.push(told);
    }
    entry.taken.set(step, at);
  }

  #skip({ deadline, armedAt, step }: Named): void {
    const entry = this.#entryOf({ deadline, armedAt });
    this.#skipped += 1;
    if (!entry || isSettled(entry, step)) this.#twice.push(`${this.reference}: ${deadline}@${armedAt}/${step}`);
    entry?.skipped.add(step);
  }

  /** What was undone counts for no gap: the time in which it was taken was held. */
  #annul({ step, ...named }: Named): void {
    const entry = this.#entryOf(named);
    entry?.taken.delete(step);
    entry?.skipped.delete(step);
  }

  #clear(named: Omit<Named, 'step'>): void {
    const entry = this.#entryOf(named);
    if (entry) entry.cleared = true;
  }

  #entryOf({ deadline, armedAt }: Omit<Named, 'step'>): Entry | undefined {
    return this.#entries.get(`${deadline}@${armedAt}`);
  }
}

function isSettled({ taken, skipped }: Entry, step: string): boolean {
  return taken.has(step) || skipped.has(step);
}

interface Named {
  readonly deadline: string;
  readonly armedAt: number;
  readonly step: string;
}
