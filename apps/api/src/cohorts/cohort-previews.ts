import type { ArmedDeadline, Calendars } from '@parchemin/calendars';
import { calendarOfMember, movedDates, type PlannedCohort } from '@parchemin/cohorts';
import { movedCalendar, replanned } from '@parchemin/commands';
import type { CohortPreview } from '@parchemin/contracts';
import { millisOf, type Clock, type Instant } from '@parchemin/kernel';
import { membersPerPageAtMost, type CohortMember, type DatedPlan } from '@parchemin/read-models';
import { Refused } from '../problem/refusals.js';
import type { CohortMembers } from './cohort-members.js';

export interface PreviewQuery {
  readonly cohort: string;
  readonly dates: Readonly<Record<string, string>>;
  /** The last candidacy of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Twice the largest cohort that the product was measured with; whoever has more is told that the counts are of these. */
const membersAtMost = 20_000;

type Move = CohortPreview['candidacies'][number]['moves'][number];
type Past = CohortPreview['deadlines'][number]['past'];
type PlannedMove = Move & { readonly past: Past };

/** Who would be affected by other dates, and how: by the very function that then moves them, on what their calendar and deadlines are now. */
export class CohortPreviews {
  constructor(
    private readonly members: CohortMembers,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async preview(state: PlannedCohort, { cohort, dates, after, limit }: PreviewQuery): Promise<CohortPreview> {
    const calendar = movedCalendar(state, dates, this.calendars);
    if ('refused' in calendar) throw new Refused(calendar);
    const moved = movedDates(state.calendar.dates, calendar.dates);
    if (moved.length === 0) throw new Refused({ refused: 'CohortDatesUnchanged' });
    const to = { ...calendarOfMember(state), ...calendar };
    const tally = new Tally();
    const movesOf = shared((plan) => this.#movesOf(plan, to));
    const page: CohortPreview['candidacies'] = [];
    let more = false;
    for await (const member of this.#all(cohort)) {
      const { candidacy, reference, school } = member;
      const moves = tally.add(member, movesOf(member.plan));
      if (moves.length === 0 || (after !== null && candidacy <= after)) continue;
      if (page.length < limit) page.push({ candidacy, reference, school, moves });
      else more = true;
    }
    const label = (date: string): string =>
      this.calendars.find(calendar.id, calendar.version)?.dates.find((one) => one.date === date)?.label ?? date;
    return {
      ...{ cohort, version: state.version, dates: moved.map((one) => ({ ...one, label: label(one.date) })) },
      ...tally.counted(),
      candidacies: page,
      next: more ? page.at(-1)!.candidacy : null,
    };
  }

  async *#all(cohort: string): AsyncGenerator<CohortMember> {
    let seen = 0;
    for (let after: string | null = null; seen < membersAtMost;) {
      const page: readonly CohortMember[] = await this.members.page(cohort, after, membersPerPageAtMost);
      yield* page;
      if (page.length < membersPerPageAtMost) return;
      seen += page.length;
      after = page.at(-1)!.candidacy;
    }
  }

  #movesOf(plan: DatedPlan, to: DatedPlan['calendar']): readonly PlannedMove[] {
    const { armed, dropped } = replanned(plan.running, plan.calendar, to, this.calendars);
    const now = this.clock.now();
    return plan.running.flatMap(({ deadline, stage, due }): PlannedMove[] => {
      const planned = armed.find((one) => one.deadline === deadline);
      if (planned) return [{ stage, deadline, from: due, to: planned.due, past: pastSteps(planned.ladder, now) }];
      return dropped.includes(deadline) ? [{ stage, deadline, from: due, to: null, past: [] }] : [];
    });
  }
}

/** Most of a cohort stand alike: what reckoning with zones gives for one is what it gives for all of them. */
function shared(reckon: (plan: DatedPlan) => readonly PlannedMove[]): typeof reckon {
  const known = new Map<string, readonly PlannedMove[]>();
  return (plan) => {
    const key = JSON.stringify([plan.calendar, plan.running]);
    const moves = known.get(key) ?? reckon(plan);
    if (known.size < sharedAtMost) known.set(key, moves);
    return moves;
  };
}

const sharedAtMost = 1_000;

type Ladder = ArmedDeadline['ladder'];

/** As the process will take them: a reminder whose successor is due as well is skipped, and nothing else is. */
function pastSteps(ladder: Ladder, now: Instant): Past {
  const isPast = (instant: Instant): boolean => millisOf(instant) <= millisOf(now);
  return ladder
    .map((rung, place) => ({ rung, successor: ladder[place + 1] }))
    .filter(({ rung }) => isPast(rung.plannedAt))
    .map(({ rung: { step, kind, to, plannedAt }, successor }) => {
      const skipped = kind === 'reminder' && successor !== undefined && isPast(successor.plannedAt);
      return { step, kind, to, plannedAt, skipped };
    });
}

/** Counts of all members, where the list shows a page of them. */
class Tally {
  #members = 0;
  #affected = 0;
  readonly #schools = new Map<string, number>();
  readonly #stages = new Map<string, number>();
  readonly #deadlines = new Map<string, CohortPreview['deadlines'][number]>();

  /** Answers the moves as the list shows them. */
  add({ school }: CohortMember, moves: readonly PlannedMove[]): Move[] {
    this.#members += 1;
    if (moves.length > 0) {
      this.#affected += 1;
      increase(this.#schools, school);
    }
    for (const stage of new Set(moves.map((move) => move.stage))) increase(this.#stages, stage);
    for (const move of moves) {
      const key = [move.deadline, move.from, move.to].join();
      const known = this.#deadlines.get(key) ?? { ...move, count: 0 };
      this.#deadlines.set(key, { ...known, count: known.count + 1 });
    }
    return moves.map(({ past: _, ...move }) => move);
  }

  counted(): Pick<CohortPreview, 'members' | 'affected' | 'complete' | 'bySchool' | 'byStage' | 'deadlines'> {
    return {
      members: this.#members,
      affected: this.#affected,
      complete: this.#members < membersAtMost,
      bySchool: listed(this.#schools),
      byStage: listed(this.#stages),
      deadlines: [...this.#deadlines.values()].sort((one, other) => other.count - one.count),
    };
  }
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function listed(counts: ReadonlyMap<string, number>): CohortPreview['bySchool'] {
  return [...counts].map(([key, count]) => ({ key, count })).sort((one, other) => other.count - one.count);
}
