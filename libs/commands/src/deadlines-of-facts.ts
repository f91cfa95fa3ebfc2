import { armAfter, type Calendars } from '@parchemin/calendars';
import type {
  Candidacy,
  CandidacyCommand,
  CandidacyEvent,
  CandidacyRefusal,
  EnrolledCandidacy,
} from '@parchemin/candidacy';
import { cleared } from '@parchemin/candidacy';
import type { Decider, Instant } from '@parchemin/kernel';
import { isRefusal } from '@parchemin/kernel';

type CandidacyDecider = Decider<CandidacyCommand, CandidacyEvent, Candidacy, CandidacyRefusal>;

/**
 * Whatever a command decides, the deadlines that the calendar hangs on these facts are armed in the same append, and those that they clear
 * are cleared: a delay that the law counts from a fact begins with that fact, and not when some process has looked at it.
 */
export function followedByDeadlines(decider: CandidacyDecider, calendars: Calendars): CandidacyDecider {
  return {
    ...decider,
    decide(command, state) {
      const decision = decider.decide(command, state);
      if (isRefusal(decision) || state.status === 'absent') return decision;
      return [...decision, ...clearedBy(decision, state), ...armedAfter(decision, state, command.at, calendars)];
    },
  };
}

function clearedBy(facts: readonly CandidacyEvent[], path: EnrolledCandidacy): readonly CandidacyEvent[] {
  const types = facts.map(({ type }) => type as string);
  const already = facts.flatMap((fact) => (fact.type === 'DeadlineCleared' ? [fact.data.deadline] : []));
  return Object.values(path.deadlines)
    .filter(({ status, deadline }) => status === 'armed' && !already.includes(deadline))
    .filter((deadline) => deadline.clearedBy.some((type) => types.includes(type)))
    .map(cleared);
}

function armedAfter(
  facts: readonly CandidacyEvent[],
  { enrolment: { calendar: cohort } }: EnrolledCandidacy,
  at: Instant,
  { find, zoneData }: Calendars,
): readonly CandidacyEvent[] {
  const calendar = find(cohort.id, cohort.version);
  if (!calendar) return [];
  return facts.flatMap((fact) =>
    armAfter(calendar, cohort, { type: fact.type, at: happenedAt(fact, at) }, zoneData).map((data): CandidacyEvent => ({
      type: 'DeadlineArmed',
      data,
    })),
  );
}

/** A fact that came on paper says itself when it happened; its delays run from then. */
function happenedAt({ data }: CandidacyEvent, at: Instant): Instant {
  return 'happenedAt' in data ? data.happenedAt : at;
}
