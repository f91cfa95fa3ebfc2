import { msToTs } from '@temporalio/common/lib/time.js';
import type { NativeConnection } from '@temporalio/worker';

export type WorkflowService = NativeConnection['workflowService'];

const grpcNotFound = 5;
const grpcAlreadyExists = 6;
const grpcUnavailable = 14;

/** The record of truth is the event store: closed runs are kept for operators alone. */
const retention = '7 days';

/** Two databases never answer alike: a deleted one comes back with another cluster, or at least with another namespace. */
export async function clusterIdentity(service: WorkflowService, namespace: string): Promise<string> {
  const { clusterId } = await service.getClusterInfo({});
  const { namespaceInfo } = await service.describeNamespace({ namespace });
  return `${clusterId}/${namespaceInfo?.id}`;
}

export async function ensureNamespace(service: WorkflowService, namespace: string): Promise<void> {
  try {
    await service.describeNamespace({ namespace });
  } catch (error) {
    if (grpcCode(error) !== grpcNotFound) throw error;
    await registerNamespace(service, namespace);
  }
}

async function registerNamespace(service: WorkflowService, namespace: string): Promise<void> {
  try {
    await service.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(retention) });
  } catch (error) {
    if (grpcCode(error) !== grpcAlreadyExists) throw error;
  }
}

/** Nothing listens there, or it is just leaving; whoever is only slow answers otherwise. */
export function isAway(error: unknown): boolean {
  return grpcCode(error) === grpcUnavailable;
}

function grpcCode(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? Number(error.code) : undefined;
}
