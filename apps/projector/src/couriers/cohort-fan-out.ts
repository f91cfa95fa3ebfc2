import { cohortOf, memberMove, type CohortEvent, type MemberRefused, type PlannedCohort } from '@parchemin/cohorts';
import type { CandidacyLedger, CohortLedger, CohortRequest } from '@parchemin/commands';
import { EventStoreUnavailable, type RecordedEvent } from '@parchemin/event-store';
import type { Actor, Clock, CommandId } from '@parchemin/kernel';
import { inLanes } from './lanes.js';

export interface CohortFanOutParts {
  readonly candidacies: Pick<CandidacyLedger, 'execute'>;
  readonly cohorts: CohortLedger;
  readonly members: CohortMembers;
  readonly clock: Clock;
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
}

/** Who belongs to a cohort, as the read side knows it. */
export interface CohortMembers {
  /** Resolves once it knows whatever was written to candidacies before this was asked. */
  caughtUp(stopped: AbortSignal): Promise<void>;
  /** Those whose calendar is older than this version, after one of them, in the order of their ids. */
  behind(cohort: string, version: number, after: string | null, limit: number): Promise<readonly string[]>;
  count(cohort: string): Promise<number>;
}

/** People work meanwhile, in this process the views too: enough to be through in minutes, too few to be felt. */
const atOnce = 8;
const perPage = 200;
const itself: Actor = { id: 'process', role: 'process', school: null };

/**
 * A cohort's calendar is brought to each member as one command, in the name of the person who gave it: the candidacy's own rules decide.
 * 1. Each page takes the calendar as it stands then, so that a second move meanwhile is met half-way and never undone.
 * 2. Whoever is up to date falls out of the list by themselves: a crash costs one page, and beginning again asks nobody twice.
 * 3. It ends by the version: passes follow each other until the list, up to date with the log, names nobody who is behind and has not refused.
 */
export function cohortFanOut(parts: CohortFanOutParts) {
  return async (recorded: RecordedEvent, stopped: AbortSignal): Promise<void> => {
    if (!beginsFanOut(recorded.event as CohortEvent)) return;
    const cohort = cohortOf(recorded);
    let asked: number;
    do {
      await parts.members.caughtUp(stopped);
      asked = await onePass(parts, cohort, stopped);
    } while (asked > 0);
    await settle(parts, cohort);
  };
}

function beginsFanOut({ type }: CohortEvent): boolean {
  return type === 'CohortPlanned' || type === 'CohortCalendarMoved' || type === 'MemberAskedAgain';
}

/** Everybody who is behind, once. Answers how many were asked. */
async function onePass(parts: CohortFanOutParts, cohort: string, stopped: AbortSignal): Promise<number> {
  let asked = 0;
  for (let after: string | null = null; ;) {
    if (stopped.aborted) throw new FanOutInterrupted();
    const { state, revision } = await load(parts, cohort);
    const page: readonly string[] = await parts.members.behind(cohort, state.version, after, perPage);
    const awaited = page.filter((candidacy) => state.refused[candidacy] === undefined);
    const answers = await inLanes(atOnce, awaited, (candidacy) => bring(parts, cohort, state, candidacy));
    const refusals = answers.filter((answer) => answer !== null);
    if (refusals.length > 0) {
      const request = { type: 'RecordMemberRefusals', version: state.version, answers: refusals } as const;
      await record(parts, cohort, request, `${revision}/refusals`);
    }
    asked += awaited.length;
    if (page.length > 0) parts.told('cohort-page', { cohort, asked: awaited.length, refused: refusals.length });
    if (page.length < perPage) return asked;
    after = page.at(-1)!;
  }
}

/** Null once the member is up to date, or busy and left for the next pass. One member that breaks holds up no other. */
async function bring(
  { candidacies, told }: CohortFanOutParts,
  cohort: string,
  state: PlannedCohort,
  candidacy: string,
): Promise<MemberRefused | null> {
  const { request, asking } = memberMove(cohort, state, candidacy);
  const answer = await candidacies.execute(candidacy, request, asking).catch((error: unknown) => {
    if (error instanceof EventStoreUnavailable) throw error;
    told('move-failed', { cohort, candidacy });
    return { refused: 'Unexpected' } as const;
  });
  if (!('refused' in answer) || answer.refused === 'TooBusy') return null;
  told('move-refused', { cohort, candidacy, refused: answer.refused });
  return { candidacy, refused: answer.refused };
}

async function settle(parts: CohortFanOutParts, cohort: string): Promise<void> {
  const { state, revision } = await load(parts, cohort);
  const members = await parts.members.count(cohort);
  await record(parts, cohort, { type: 'SettleCalendarMove', version: state.version, members }, `${revision}/settled`);
}

/** Under the revision that it was concluded from: said again after a newer fact, it is another statement. */
async function record(
  { cohorts, clock }: CohortFanOutParts,
  cohort: string,
  request: CohortRequest,
  key: string,
): Promise<void> {
  const asking = { by: itself, at: clock.now(), commandId: `process:cohort-${cohort}@${key}` as CommandId };
  const answer = await cohorts.execute(cohort, request, asking);
  if ('refused' in answer) throw new Error(`${request.type} of ${cohort} is refused: ${answer.refused}`);
}

async function load({ cohorts }: CohortFanOutParts, cohort: string) {
  const loaded = await cohorts.load(cohort);
  if ('refused' in loaded) throw new Error(loaded.refused);
  const { state, revision } = loaded;
  if (state.status === 'absent') throw new Error(`the cohort ${cohort} has facts and no plan`);
  return { state, revision };
}

/** Told to stop half-way: whoever starts next goes on with those who are still behind. */
class FanOutInterrupted extends Error {
  override readonly name = 'FanOutInterrupted';
}
