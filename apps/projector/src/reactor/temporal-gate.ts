import { candidacyTaskQueue, candidacyWorkflow, candidacyWorkflowId, pokeSignal } from '@parchemin/candidacy-process';
import { Client, Connection, isGrpcServiceError } from '@temporalio/client';
import { GateBusy, type ProcessGate } from './process-gate.js';

/** Temporal answers in milliseconds; a call that takes longer is asked again, which is harmless for a poke. */
const answerWithinMillis = 5_000;
const identityWithinMillis = 2_000;

const markKey = 'parchemin.poked-up-to';

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
  const connection = Connection.lazy({ address, interceptors: [] });
  const client = new Client({ connection, namespace });
  const within = <Answer>(millis: number, ask: () => Promise<Answer>): Promise<Answer> =>
    connection.withDeadline(Date.now() + millis, ask).catch(rethrow);
  return {
    poke: (candidacy, upTo) =>
      within(answerWithinMillis, async () => {
        await client.workflow.signalWithStart(candidacyWorkflow, {
          workflowId: candidacyWorkflowId(candidacy),
          taskQueue: candidacyTaskQueue,
          args: [{ candidacy }],
          signal: pokeSignal,
          signalArgs: [{ upTo }],
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          workflowIdConflictPolicy: 'USE_EXISTING',
        });
      }),
    identity: () =>
      within(identityWithinMillis, async () => {
        const { clusterId } = await connection.workflowService.getClusterInfo({});
        const { namespaceInfo } = await connection.workflowService.describeNamespace({ namespace });
        const marked = namespaceInfo?.data?.[markKey];
        return { cluster: `${clusterId}/${namespaceInfo?.id}`, marked: marked === undefined ? null : BigInt(marked) };
      }),
    mark: (position) =>
      within(answerWithinMillis, async () => {
        try {
          const updateInfo = { data: { [markKey]: String(position) } };
          await connection.workflowService.updateNamespace({ namespace, updateInfo });
          return true;
        } catch (error) {
          const code = codeOf(error);
          if (code === grpc.permissionDenied || code === grpc.unimplemented) return false;
          throw error;
        }
      }),
    close: () => connection.close(),
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
