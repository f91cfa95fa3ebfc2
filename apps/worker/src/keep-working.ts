import { pauseFor } from '@parchemin/service';
import type { CandidacyActivities } from '@parchemin/candidacy-process';
import { candidacyDeployment, candidacyTaskQueue } from '@parchemin/candidacy-process';
import { Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkerStatus } from '@temporalio/worker';
import { clusterIdentity, ensureNamespace, isAway } from './cluster.js';
import { makeCurrent } from './deployment.js';

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
  /** Null while there is no worker. */
  status(): WorkerStatus | null;
  stop(): Promise<void>;
}

const firstPauseMillis = 250;
/** Short enough that the most urgent paths are served within ten seconds of Temporal's return. */
const longestPauseMillis = 1_000;

/** At some 130 KB each, about 250 MB when full; a path that waits for months need not be held at all. */
const cachedPaths = 2_000;

/** What the SDK takes by itself, said here because operators see how many of them are in use. */
export const slots = { workflow: 40, activity: 100, 'local-activity': 100 } as const;

/** Longer than any activity, so that a stop loses no work that could have ended. */
const graceMillis = 12_000;

/** A server that is back is found within a second, however long it was gone. */
const reconnecting = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 };

const lookEveryMillis = 1_000;
const answerWithinMillis = 2_000;
/** Some slow answers are a busy machine; a cache of paths is not thrown away for that. */
const unansweredLooks = 4;
/** A server that is not there at all. The pollers of this worker would ask it less and less often, up to ten seconds apart: a new one asks at once. */
const refusedLooks = 2;

/** A worker on whatever cluster stands at the address, for ever: Temporal may be late, leave, or come back as another. */
export function keepWorking(work: Work): Working {
  return new Keeper(work);
}

class Keeper implements Working {
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #fault: string | null = 'starting';
  #worker: Worker | null = null;
  /** For looks alone: the worker's own connection asks again by itself for ten seconds, whatever deadline it is given, less and less often. */
  readonly #door: Connection;

  constructor(private readonly work: Work) {
    this.#door = Connection.lazy({ address: work.address, interceptors: [], channelArgs: reconnecting });
    this.#ended = this.#keep();
  }

  fault(): string | null {
    return this.#fault;
  }

  status(): WorkerStatus | null {
    return this.#worker?.getStatus() ?? null;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
    await this.#door.close();
  }

  async #keep(): Promise<void> {
    const { address, told } = this.work;
    const { signal } = this.#stopping;
    for (let pause = firstPauseMillis; !signal.aborted; pause = Math.min(pause * 2, longestPauseMillis)) {
      try {
        await this.#serve();
        pause = firstPauseMillis;
      } catch (error) {
        this.#fault = `Temporal at ${address} does not serve: ${error instanceof Error ? error.message : 'unknown'}`;
        told('temporal-away', { fault: this.#fault });
        await pauseFor(pause, signal);
      }
    }
  }

  async #serve(): Promise<void> {
    const { address, namespace } = this.work;
    await this.#ask(() => ensureNamespace(this.#door.workflowService, namespace));
    const cluster = await this.#look();
    const connection = await NativeConnection.connect({ address, grpcCompression: { codec: 'none' } });
    try {
      await this.#serveOne(connection, cluster);
    } finally {
      await connection.close();
    }
  }

  /** Returns when told to stop or when another cluster answers, throws when none does. */
  async #serveOne(connection: NativeConnection, cluster: string): Promise<void> {
    const leaving = new AbortController();
    const stopped = AbortSignal.any([this.#stopping.signal, leaving.signal]);
    const worker = await newWorker(this.work, connection);
    this.#worker = worker;
    const running = worker.run().finally(() => leaving.abort());
    try {
      await Promise.race([running, this.#becomeCurrent(connection, stopped)]);
      await Promise.race([running, this.#watch(cluster, stopped)]);
    } finally {
      leaving.abort();
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running.finally(() => (this.#worker = null));
    }
  }

  async #becomeCurrent(connection: NativeConnection, stopped: AbortSignal): Promise<void> {
    const { namespace, bundle, told } = this.work;
    const { buildId } = bundle;
    const notYet = (failure: string): void => told('version-not-current-yet', { failure });
    await makeCurrent(connection.workflowService, { namespace, buildId, told: notYet }, stopped);
    if (stopped.aborted) return;
    this.#fault = null;
    told('serving', { build: buildId });
  }

  async #watch(cluster: string, stopped: AbortSignal): Promise<void> {
    const { address } = this.work;
    let [unanswered, refused] = [0, 0];
    for (; !stopped.aborted; await pauseFor(lookEveryMillis, stopped)) {
      try {
        if ((await this.#look()) !== cluster) return void (this.#fault = 'another Temporal answers');
        [unanswered, refused] = [0, 0];
        this.#fault = null;
      } catch (error) {
        unanswered += 1;
        refused = isAway(error) ? refused + 1 : 0;
        this.#fault = `Temporal at ${address} does not answer`;
        if ((unanswered >= unansweredLooks || refused >= refusedLooks) && !stopped.aborted) throw error;
      }
    }
    this.#fault = 'stopping';
  }

  #look(): Promise<string> {
    return this.#ask(() => clusterIdentity(this.#door.workflowService, this.work.namespace));
  }

  #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    return this.#door.withDeadline(Date.now() + answerWithinMillis, question);
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
    maxConcurrentWorkflowTaskExecutions: slots.workflow,
    maxConcurrentActivityTaskExecutions: slots.activity,
    maxConcurrentLocalActivityExecutions: slots['local-activity'],
    shutdownGraceTime: graceMillis,
    shutdownForceTime: graceMillis + 3_000,
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: { deploymentName: candidacyDeployment, buildId: work.bundle.buildId },
      defaultVersioningBehavior: 'AUTO_UPGRADE',
    },
  });
}
