import { actNames, candidacyStream, mayAsk, rolesOf, type CandidacyEvent } from '@parchemin/candidacy';
import type { ActName } from '@parchemin/contracts';
import { memoryEventStore, type EventStore } from '@parchemin/event-store';
import { roles, type Instant, type Role } from '@parchemin/kernel';
import { newFact } from '@parchemin/testing';
import fc from 'fast-check';
import { exampleBodies } from '../../testing/example-bodies.js';
import { enrolment, runApi, type RunningApi } from '../../testing/running-api.js';
import { readers } from '../sign-in/may-ask.js';

const at = '2026-11-25T10:00:00.000Z' as Instant;
const enrolled: CandidacyEvent = { type: 'CandidateEnrolled', data: enrolment };

/** The last facts of a path that stands so. */
const standings = {
  active: [],
  interrupted: [{ type: 'PathInterrupted', data: { reason: 'r', interruptedBy: 'l', interruptedAt: at } }],
  withdrawn: [{ type: 'CandidateWithdrawn', data: { reason: null, withdrawnBy: 'c', withdrawnAt: at } }],
  excluded: [{ type: 'CandidateExcluded', data: { reason: 'r', excludedBy: 'o', excludedAt: at } }],
  decided: [
    {
      type: 'StageOpened',
      data: { stage: 'jury', pieces: [{ kind: 'decision', piece: 'DECISION', blocks: [] }], openedAt: at },
    },
    {
      type: 'DecisionPronounced',
      data: {
        ...{ stage: 'jury', piece: 'DECISION', decision: 'refused', titleAwarded: false, blocks: [] },
        ...{ reason: 'r', departs: false, proposal: 0, pronouncedBy: 'p', pronouncedAt: at },
      },
    },
  ],
} as const satisfies Record<string, readonly CandidacyEvent[]>;

type Status = keyof typeof standings;
const statuses = Object.keys(standings) as readonly Status[];
const idOf = (status: Status): string => `0192f5c0-0000-7000-8000-00000000001${statuses.indexOf(status)}`;
const people = roles.filter((role) => role !== 'process');

describe('who may ask what in which status', () => {
  let api: RunningApi;
  beforeAll(async () => {
    const store = memoryEventStore();
    for (const status of statuses) await tell(store, status);
    api = await runApi(store);
  });
  afterAll(() => api.application.close());

  it.each(statuses)(
    'is told by the record of a path that is %s as the table has it, to every reader',
    async (status) => {
      for (const role of readers) {
        const record = (await api.ask(role, 'GET', `/api/candidacies/${idOf(status)}`)).json<{ acts: string[] }>();
        expect([role, record.acts]).toEqual([role, actNames.filter((act) => mayAsk(status, act, role))]);
      }
    },
  );

  it('is refused by the API, for those who may ever ask it, exactly where the table refuses it', async () => {
    const disagreeing = [];
    for (const act of Object.keys(exampleBodies) as ActName[]) {
      for (const role of rolesOf(act).filter((one) => one !== 'process')) {
        for (const status of statuses) {
          const refused = (await refusalOf(act, role, status)) ?? 'nothing';
          const byTheTable = refused === 'ActClosed' || beforeTheRules.includes(refused);
          const agrees = mayAsk(status, act, role) ? !['NotYourAct', 'ActClosed'].includes(refused) : byTheTable;
          if (!agrees) disagreeing.push([act, role, status, refused]);
        }
      }
    }
    expect(disagreeing).toEqual([]);
  });

  it('is refused by the API to every other role, by that name, whatever the status', async () => {
    const asked = fc.record({
      act: fc.constantFrom(...(Object.keys(exampleBodies) as ActName[])),
      role: fc.constantFrom<Role>(...people),
      status: fc.constantFrom(...statuses),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ act, role, status }) => {
        fc.pre(!rolesOf(act).includes(role));
        expect(await refusalOf(act, role, status)).toBe('NotYourAct');
      }),
      { numRuns: 200 },
    );
  });

  /** Dry, so that no case changes the next one. */
  async function refusalOf(act: ActName, role: Role, status: Status): Promise<string | undefined> {
    const url = `/api/candidacies/${idOf(status)}/acts/${act}?dry-run=true`;
    const headers = { 'idempotency-key': `${act}-${role}-${status}` };
    const answer = await api.ask(role, 'POST', url, { body: exampleBodies[act], headers });
    // A fault of ours is no refusal by any rule.
    expect([act, status, answer.status]).not.toEqual([act, status, 500]);
    return answer.json<{ code?: string }>().code;
  }
});

/** What scheme, calendar and rules refuse on the way, before the decider is asked. */
const beforeTheRules = [
  'NoPassage',
  'DateMissing',
  'CohortNotPlanned',
  'CohortCalendarDiffers',
  'DossierInvalid',
  'NoDeadlineRunning',
];

async function tell(store: EventStore, status: Status): Promise<void> {
  const facts = [enrolled, ...standings[status]].map((event, fact) => newFact(idOf(status), event, fact));
  await store.append(candidacyStream(idOf(status)), 'no-stream', facts);
}
