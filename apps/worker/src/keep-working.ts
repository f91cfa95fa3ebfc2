import type { CandidacyActivities } from '@parchemin/candidacy-process';
import { candidacyTaskQueue } from '@parchemin/candidacy-process';
import { NativeConnection, Worker } from '@temporalio/worker';
import { clusterIdentity, ensureNamespace } from './cluster.js';
import { deploymentName, makeCurrent, pauseFor } from './deployment.js';

export interface Work {
  readonly address: string;
  readonly namespace: string;
  readonly bundle: { readonly code: string; readonly buildId: string };
  readonly activities: CandidacyActivities;
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
}

export interface Working {
  /** Null while tasks are served, else a sentence on what is being waited for. */
  fault(): string | null;
  stop(): Promise<void>;
}

const firstPauseMillis = 250;
/** Short enough that the most urgent paths are served within ten seconds of Temporal's return. */
const longestPauseMillis = 2_000;

/** At 60 KB each, about 150 MB when full; a path that waits for months need not be held at all. */
const cachedPaths = 2_000;

/** Longer than any activity, so that a stop loses no work that could have ended. */
const graceMillis = 12_000;

const lookEveryMillis = 1_000;
const answerWithinMillis = 2_000;
/** Some slow answers are a busy machine; a cache of paths is not thrown away for that. */
const unansweredLooks = 4;

/** A worker on whatever cluster stands at the address, for ever: Temporal may be late, leave, or come back as another. */
export function keepWorking(work: Work): Working {
  const stopping = new AbortController();
  let fault: string | null = 'starting';
  const ended = keep();
  return {
    fault: () => fault,
    async stop() {
      stopping.abort();
      await ended;
    },
  };

  async function keep(): Promise<void> {
    for (let pause = firstPauseMillis; !stopping.signal.aborted; pause = Math.min(pause * 2, longestPauseMillis)) {
      try {
        await serve();
        pause = firstPauseMillis;
      } catch (error) {
        fault = `Temporal at ${work.address} does not serve: ${messageOf(error)}`;
        work.told('temporal-away', { fault });
        await pauseFor(pause, stopping.signal);
      }
    }
  }

  async function serve(): Promise<void> {
    const connection = await NativeConnection.connect({ address: work.address, grpcCompression: { codec: 'none' } });
    try {
      await ensureNamespace(connection.workflowService, work.namespace);
      await serveOne(connection, await clusterIdentity(connection.workflowService, work.namespace));
    } finally {
      await connection.close();
    }
  }

  /** Returns when told to stop or when another cluster answers, throws when none does. */
  async function serveOne(connection: NativeConnection, cluster: string): Promise<void> {
    const leaving = new AbortController();
    const worker = await newWorker(work, connection);
    const running = worker.run().finally(() => leaving.abort());
    try {
      await Promise.race([running, becomeCurrent(connection, leaving.signal)]);
      await Promise.race([running, watch(connection, cluster, leaving.signal)]);
    } finally {
      leaving.abort();
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
    }
  }

  async function becomeCurrent(connection: NativeConnection, leaving: AbortSignal): Promise<void> {
    const { namespace, bundle } = work;
    const told = (failure: string): void => work.told('version-not-current-yet', { failure });
    const stopped = AbortSignal.any([stopping.signal, leaving]);
    await makeCurrent(connection.workflowService, { namespace, buildId: bundle.buildId, told }, stopped);
    fault = stopped.aborted ? 'stopping' : null;
    if (fault === null) work.told('serving', { build: bundle.buildId });
  }

  async function watch(connection: NativeConnection, cluster: string, leaving: AbortSignal): Promise<void> {
    const stopped = AbortSignal.any([stopping.signal, leaving]);
    for (let unanswered = 0; !stopped.aborted; await pauseFor(lookEveryMillis, stopped)) {
      try {
        const within = Date.now() + answerWithinMillis;
        const answering = () => clusterIdentity(connection.workflowService, work.namespace);
        if ((await connection.withDeadline(within, answering)) !== cluster) return;
        unanswered = 0;
        fault = null;
      } catch (error) {
        unanswered += 1;
        fault = `Temporal at ${work.address} does not answer`;
        if (unanswered >= unansweredLooks && !stopped.aborted) throw error;
      }
    }
    fault = 'stopping';
  }
}

function newWorker(work: Work, connection: NativeConnection): Promise<Worker> {
  return Worker.create({
    connection,
    namespace: work.namespace,
    taskQueue: candidacyTaskQueue,
    workflowBundle: { code: work.bundle.code },
    activities: { ...work.activities },
    maxCachedWorkflows: cachedPaths,
    shutdownGraceTime: graceMillis,
    shutdownForceTime: graceMillis + 3_000,
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: { deploymentName, buildId: work.bundle.buildId },
      defaultVersioningBehavior: 'AUTO_UPGRADE',
    },
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
