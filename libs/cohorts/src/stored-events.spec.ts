import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cohort, type Cohort, type CohortEvent } from './index.js';

const folder = resolve(__dirname, '../fixtures/events');

/** One life of a cohort, told by the stored form of every event there is; the type names the one that is missing. */
const story = Object.keys({
  CohortPlanned: 1,
  CohortCalendarMoved: 1,
  MembersRefused: 1,
  CalendarMoveSettled: 1,
  MemberAskedAgain: 1,
} satisfies Record<CohortEvent['type'], 1>);

describe('what cohorts have stored', () => {
  it('is read for ever, and each fact changes the cohort', () => {
    let state: Cohort = cohort.initial;
    for (const [revision, type] of story.entries()) {
      const before = state;
      state = cohort.evolve(state, stored(type), revision);
      expect([type, state]).not.toEqual([type, before]);
    }
  });

  it('has one example of each event and no other', () => {
    expect(readdirSync(folder).sort()).toEqual(story.map((type) => `${type}.v1.json`).sort());
  });
});

function stored(type: string): CohortEvent {
  return JSON.parse(readFileSync(resolve(folder, `${type}.v1.json`), 'utf8')) as CohortEvent;
}
