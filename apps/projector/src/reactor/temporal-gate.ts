import {
  candidacyDeployment,
  candidacyTaskQueue,
  candidacyWorkflow,
  candidacyWorkflowId,
  generationOfBuild,
  pokeSignal,
} from '@parchemin/candidacy-process';
import { Client, Connection, isGrpcServiceError } from '@temporalio/client';
import { GateBusy, type GateIdentity, type ProcessGate } from './process-gate.js';

/** Temporal answers in milliseconds; a call that takes longer is asked again, which is harmless for a poke. */
const answerWithinMillis = 5_000;
const identityWithinMillis = 2_000;

/** A server that is back is found within a second, however long it was gone. */
const reconnecting = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 };

const markKey = 'parchemin.poked-up-to';
/** Of Temporal's five: a run that is due overtakes the first look of thousands that are not. */
const highest = 1;
const usual = 3;

const generationKey = 'parchemin.path-generation';

const grpc = {
  cancelled: 1,
  unknown: 2,
  deadlineExceeded: 4,
  notFound: 5,
  permissionDenied: 7,
  resourceExhausted: 8,
  aborted: 10,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
};
/** Of the whole of Temporal, or of the moment. «Not found» is the namespace, which a worker is about to create. */
const everybodysTrouble: readonly number[] = [
  grpc.cancelled,
  grpc.unknown,
  grpc.deadlineExceeded,
  grpc.notFound,
  grpc.permissionDenied,
  grpc.resourceExhausted,
  grpc.aborted,
  grpc.internal,
  grpc.unavailable,
  grpc.unauthenticated,
];

/** Connects when first needed and reconnects by itself. Retries are the caller's: it alone knows what can wait. */
export function temporalGate(address: string, namespace: string): ProcessGate {
  const connection = Connection.lazy({ address, interceptors: [], channelArgs: reconnecting });
  const client = new Client({ connection, namespace });
  const within = <Answer>(millis: number, ask: () => Promise<Answer>): Promise<Answer> =>
    connection.withDeadline(Date.now() + millis, ask).catch(rethrow);
  /** Into the namespace's own data; keys that are not named keep their values. */
  const write = (key: string, value: string): Promise<boolean> =>
    within(answerWithinMillis, async () => {
      try {
        await connection.workflowService.updateNamespace({ namespace, updateInfo: { data: { [key]: value } } });
        return true;
      } catch (error) {
        const code = codeOf(error);
        if (code === grpc.permissionDenied || code === grpc.unimplemented) return false;
        throw error;
      }
    });
  return {
    poke: (candidacy, upTo, urgent) =>
      within(answerWithinMillis, async () => {
        await client.workflow.signalWithStart(candidacyWorkflow, {
          workflowId: candidacyWorkflowId(candidacy),
          taskQueue: candidacyTaskQueue,
          args: [{ candidacy }],
          signal: pokeSignal,
          signalArgs: [{ upTo }],
          priority: { priorityKey: urgent ? highest : usual },
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          workflowIdConflictPolicy: 'USE_EXISTING',
        });
      }),
    restart: (candidacy, urgent) =>
      within(answerWithinMillis, async () => {
        await client.workflow.start(candidacyWorkflow, {
          workflowId: candidacyWorkflowId(candidacy),
          taskQueue: candidacyTaskQueue,
          args: [{ candidacy }],
          priority: { priorityKey: urgent ? highest : usual },
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          workflowIdConflictPolicy: 'TERMINATE_EXISTING',
        });
      }),
    identity: () => within(identityWithinMillis, () => identityOf(connection, namespace)),
    mark: (position) => write(markKey, String(position)),
    markGeneration: (generation) => write(generationKey, String(generation)),
    serving: () =>
      within(answerWithinMillis, async () => {
        const asked = { namespace, deploymentName: candidacyDeployment };
        const { workerDeploymentInfo } = await connection.workflowService.describeWorkerDeployment(asked);
        const current = workerDeploymentInfo?.routingConfig?.currentDeploymentVersion;
        return current?.buildId ? generationOfBuild(current.buildId) : null;
      }),
    close: () => connection.close(),
  };
}

async function identityOf({ workflowService }: Connection, namespace: string): Promise<GateIdentity> {
  const { clusterId } = await workflowService.getClusterInfo({});
  const { namespaceInfo } = await workflowService.describeNamespace({ namespace });
  const { [markKey]: marked, [generationKey]: generation } = namespaceInfo?.data ?? {};
  return {
    cluster: `${clusterId}/${namespaceInfo?.id}`,
    marked: marked === undefined ? null : BigInt(marked),
    generation: generation === undefined ? null : Number(generation),
  };
}

function rethrow(error: unknown): never {
  const code = codeOf(error);
  if (code === undefined || !everybodysTrouble.includes(code)) throw error;
  throw new GateBusy(`Temporal answers with code ${code}`);
}

/** The client wraps some failures of the call into errors of its own. */
function codeOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? codeOf(error.cause) : undefined;
}
