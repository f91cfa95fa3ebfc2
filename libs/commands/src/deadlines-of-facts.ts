import { armAfter, hangsOnFact, type Calendar, type Calendars } from '@parchemin/calendars';
import { cleared } from '@parchemin/candidacy';
import type {
  Candidacy,
  CandidacyCommand,
  CandidacyEvent,
  CandidacyRefusal,
  CohortCalendar,
  Deadline,
  DeadlineArmed,
} from '@parchemin/candidacy';
import type { Decider, Instant } from '@parchemin/kernel';
import { isRefusal } from '@parchemin/kernel';

type CandidacyDecider = Decider<CandidacyCommand, CandidacyEvent, Candidacy, CandidacyRefusal>;

/**
 * Whatever a command decides, the deadlines that the calendar hangs on these facts are armed in the same append, and those that they clear
 * are cleared: a delay that is counted from a fact begins with that fact, and not when some process has looked at it.
 */
export function followedByDeadlines(decider: CandidacyDecider, calendars: Calendars): CandidacyDecider {
  return {
    ...decider,
    decide(command, state) {
      const decision = decider.decide(command, state);
      if (isRefusal(decision)) return decision;
      const cohort = cohortOf(decision, state);
      if (!cohort) return decision;
      return [...decision, ...clearedBy(decision, state), ...armedAfter(decision, cohort, command.at, calendars)];
    },
  };
}

function cohortOf(facts: readonly CandidacyEvent[], state: Candidacy): CohortCalendar | null {
  const [first] = facts;
  if (first?.type === 'CandidateEnrolled') return first.data.calendar;
  return state.status === 'absent' ? null : state.enrolment.calendar;
}

function clearedBy(facts: readonly CandidacyEvent[], state: Candidacy): readonly CandidacyEvent[] {
  if (state.status === 'absent') return [];
  const already = facts.flatMap((fact) => (fact.type === 'DeadlineCleared' ? [fact.data.deadline] : []));
  return Object.values(state.deadlines)
    .filter(({ status, deadline }) => status === 'armed' && !already.includes(deadline))
    .filter((deadline) => facts.some((fact) => clears(fact, deadline)))
    .map(cleared);
}

function clears(fact: CandidacyEvent, { clearedBy: types, about }: Deadline): boolean {
  return types.includes(fact.type) && (about === null || aboutOf(fact) === about);
}

function armedAfter(
  facts: readonly CandidacyEvent[],
  cohort: CohortCalendar,
  at: Instant,
  { find, zoneData }: Calendars,
): readonly DeadlineArmed[] {
  const calendar = find(cohort.id, cohort.version);
  if (!calendar) return [];
  const causing = facts.filter(({ type }) => causesOf(calendar).has(type));
  return causing.flatMap((fact) => {
    const { type, data } = fact;
    const about = aboutOf(fact);
    return armAfter(calendar, cohort, { type, data, at: happenedAt(fact, at) }, zoneData).map(
      (armed): DeadlineArmed => ({
        type: 'DeadlineArmed',
        data: about === null ? armed : { ...armed, deadline: `${armed.deadline}.${about}`, about },
      }),
    );
  });
}

const causes = new WeakMap<Calendar, ReadonlySet<string>>();

/** Most facts begin no delay: looking that up must cost a mark nothing. */
function causesOf(calendar: Calendar): ReadonlySet<string> {
  const known = causes.get(calendar) ?? new Set(calendar.deadlines.filter(hangsOnFact).map(({ due }) => due.after));
  causes.set(calendar, known);
  return known;
}

/** A fact that came on paper says itself when it happened; its delays run from then. */
function happenedAt({ data }: CandidacyEvent, at: Instant): Instant {
  return 'happenedAt' in data ? data.happenedAt : at;
}

function aboutOf({ data }: CandidacyEvent): string | null {
  for (const [name, value] of Object.entries(data)) {
    if (subjects.has(name) && typeof value === 'string') return value;
  }
  return null;
}

/** What a fact may be about when a path can hold several of its kind. */
const subjects: ReadonlySet<string> = new Set(['piece', 'work', 'accommodation', 'criterion']);
