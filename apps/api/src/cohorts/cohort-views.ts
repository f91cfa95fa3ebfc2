import type { Calendars } from '@parchemin/calendars';
import { cohortStream, type CohortEvent, type PlannedCohort } from '@parchemin/cohorts';
import type { CohortLedger } from '@parchemin/commands';
import type { CohortView } from '@parchemin/contracts';
import type { EventStore } from '@parchemin/event-store';
import { Refused } from '../problem/refusals.js';
import type { CohortMembers } from './cohort-members.js';
import { cohortSentence, reasonOf } from './cohort-story.fr.js';

/** More who refused than somebody looks at one by one. */
const refusedAtMost = 200;

/** A cohort as its own stream tells it, and how far its calendar has come as the read side knows it. */
export class CohortViews {
  constructor(
    private readonly ledger: Pick<CohortLedger, 'load'>,
    private readonly facts: Pick<EventStore, 'readStream'>,
    private readonly members: CohortMembers,
    private readonly calendars: Calendars,
  ) {}

  async view(cohort: string): Promise<CohortView> {
    const { state, revision } = await this.load(cohort);
    const { id, version, zone, region, dates } = state.calendar;
    const refused = Object.entries(state.refused);
    const counts = await this.members.count(cohort, state.version);
    const known = this.calendars.find(id, version)?.dates ?? [];
    return {
      cohort,
      scheme: state.scheme,
      calendar: { id, version, zone, region: region ?? null },
      dates: known.map(({ date, label }) => ({ date, label, day: dates[date] ?? null })),
      version: state.version,
      progress: { ...counts, refused: refused.length, settledAt: state.settled?.settledAt ?? null },
      refused: refused.slice(0, refusedAtMost).map(([candidacy, code]) => {
        return { candidacy, refused: code, why: reasonOf(code) };
      }),
      story: await this.#storyOf(cohort, (date) => known.find((one) => one.date === date)?.label ?? date),
      revision,
    };
  }

  async load(cohort: string): Promise<{ readonly state: PlannedCohort; readonly revision: number }> {
    const loaded = await this.ledger.load(cohort);
    if ('refused' in loaded) throw new Refused(loaded);
    const { state, revision } = loaded;
    if (state.status === 'absent') throw new Refused({ refused: 'CohortNotPlanned' });
    return { state, revision };
  }

  async #storyOf(cohort: string, label: (date: string) => string): Promise<CohortView['story']> {
    const story: CohortView['story'] = [];
    for await (const { revision, event, metadata } of this.facts.readStream(cohortStream(cohort))) {
      const { id, role } = metadata.actor;
      const sentence = cohortSentence(event as CohortEvent, label);
      story.push({ revision, event: event.type, at: metadata.actedAt, by: { id, role }, sentence });
    }
    return story;
  }
}
