import type { CandidacyEvent } from '@parchemin/candidacy';
import { candidacyTaskQueue, candidacyWorkflow, candidacyWorkflowId, pokeSignal } from '@parchemin/candidacy-process';
import { candidacyLedger, cohortLedger, type CandidacyRequest, type CohortRequest } from '@parchemin/commands';
import { openEventStore } from '@parchemin/event-store';
import type { Actor, CommandId, Decimal } from '@parchemin/kernel';
import { startParts, stoppedClock } from '@parchemin/testing';
import { stageOrdersOf } from '@parchemin/schemes';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { candidacyActivities } from './activities.js';
import { keepWorking } from './keep-working.js';
import { calendars, enrolment, schemes } from './short-path.fixture.js';
import { silently } from './silent.js';
import { buildIdOf, bundleWorkflows } from './workflow-code.js';
import type { WritePath } from './write-path.js';

export type World = Awaited<ReturnType<typeof openWorld>>;

const operations: Actor = { id: 'op', role: 'operations', school: null };
const patienceMillis = 30_000;
const lookMillis = 20;

/** A worker in this process on the real Temporal and the event node, under a clock that stands until it is moved. */
export async function openWorld() {
  silenceTemporal();
  const parts = await startParts({ temporal: true, eventNode: true, own: true });
  const clock = stoppedClock('2026-11-01T00:00:00Z');
  const store = openEventStore(parts.url('event-store'));
  const ledger = candidacyLedger({ store, schemes, calendars });
  const between: { writePath: WritePath } = { writePath: ledger };
  const writePath: WritePath = {
    load: (candidacy) => between.writePath.load(candidacy),
    execute: (candidacy, request, asking) => between.writePath.execute(candidacy, request, asking),
  };
  const code = await bundleWorkflows();
  const address = parts.url('temporal');
  const working = keepWorking({
    address,
    namespace: 'parchemin',
    bundle: { code, buildId: buildIdOf(code) },
    activities: silently(candidacyActivities(writePath, stageOrdersOf(schemes), clock), () => {}),
    told: () => {},
  });
  const connection = Connection.lazy({ address });
  const client = new Client({ connection, namespace: 'parchemin' });
  let asked = 0;
  const world = {
    parts,
    clock,
    client,
    working,
    ledger,
    code,
    /** Puts something between the process and the write path: a slow store, an impossible step. */
    interpose: (wrap: (through: WritePath) => WritePath) => void (between.writePath = wrap(ledger)),
    clear: () => void (between.writePath = ledger),
    async ask(candidacy: string, request: CandidacyRequest, by: Actor = operations) {
      const commandId = `person:${by.id}:${(asked += 1)}` as CommandId;
      const answer = await ledger.execute(candidacy, request, { by, at: clock.now(), commandId });
      if ('refused' in answer) throw new Error(`${request.type} was refused: ${answer.refused}`);
    },
    async askCohort(cohort: string, request: CohortRequest) {
      const commandId = `person:op:${(asked += 1)}` as CommandId;
      const asking = { by: operations, at: clock.now(), commandId };
      const answer = await cohortLedger({ store, calendars }).execute(cohort, request, asking);
      if ('refused' in answer) throw new Error(`${request.type} was refused: ${answer.refused}`);
    },
    enrol: (candidacy: string, reference = 'R-1') => world.ask(candidacy, { ...enrolment, reference }),
    async mark(candidacy: string, first: number, last = first, mark = '12.5') {
      for (let piece = first; piece <= last; piece += 1) {
        await world.ask(candidacy, { type: 'RecordMark', piece: `CC${piece}`, mark: mark as Decimal });
      }
    },
    poke: (candidacy: string) =>
      client.workflow.signalWithStart(candidacyWorkflow, {
        workflowId: candidacyWorkflowId(candidacy),
        taskQueue: candidacyTaskQueue,
        args: [{ candidacy }],
        signal: pokeSignal,
        signalArgs: [{ upTo: 0 }],
      }),
    async facts(candidacy: string): Promise<readonly string[]> {
      const told: string[] = [];
      for await (const { event } of store.readStream(`candidacy-${candidacy}`))
        told.push(tell(event as CandidacyEvent));
      return told;
    },
    until: (holds: () => boolean | Promise<boolean>) => eventually(holds),
    saw: (candidacy: string, fact: string) => eventually(async () => (await world.facts(candidacy)).includes(fact)),
    handle: (candidacy: string, runId?: string) => client.workflow.getHandle(candidacyWorkflowId(candidacy), runId),
    async close() {
      await working.stop();
      await connection.close();
      await store.close();
      await parts.stop();
    },
  };
  await eventually(() => working.fault() === null);
  return world;
}

function tell({ type, data }: CandidacyEvent): string {
  return 'step' in data && type !== 'PathBlocked' ? `${type} ${data.step}` : type;
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patienceMillis; !(await holds());) {
    if (Date.now() > end) throw new Error(`still not so after ${patienceMillis / 1_000} s: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, lookMillis));
  }
}

export function silenceTemporal(): void {
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { forward: {}, filter } },
  });
}
