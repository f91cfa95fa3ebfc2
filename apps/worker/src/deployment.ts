import { candidacyDeployment } from '@parchemin/candidacy-process';
import { pauseFor } from '@parchemin/service';
import type { WorkflowService } from './cluster.js';

/** The version exists from the first poll of its worker on, which follows the start by a second or so. */
const firstPauseMillis = 200;
/** Short, because nobody is served before: urgent paths wait for no more than this. */
const longestPauseMillis = 500;

/**
 * A versioned worker is given nothing until its version is the current one, and that setting lives in the database that
 * may have been deleted: it is set again at each start and on each cluster.
 */
export async function makeCurrent(service: WorkflowService, version: Version, stopped: AbortSignal): Promise<void> {
  const { namespace, buildId } = version;
  for (let pause = firstPauseMillis; !stopped.aborted; pause = Math.min(pause * 2, longestPauseMillis)) {
    try {
      await service.setWorkerDeploymentCurrentVersion({
        namespace,
        deploymentName: candidacyDeployment,
        version: `${candidacyDeployment}.${buildId}`,
        buildId,
        ignoreMissingTaskQueues: true,
      });
      return;
    } catch (error) {
      version.told(error instanceof Error ? error.message : 'unknown');
      await pauseFor(pause, stopped);
    }
  }
}

export interface Version {
  readonly namespace: string;
  readonly buildId: string;
  told(failure: string): void;
}
