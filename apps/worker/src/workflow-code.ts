import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { candidacyBuildId } from '@parchemin/candidacy-process';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Memory and start-up of every cached path grow with it: a framework or a schema library that slips in shows at once. */
export const bundleBudgetBytes = 1_800_000;

const story = join(import.meta.dirname, '../../../workflows/candidacy/src/candidacy.workflow.ts');
const ours = ['@parchemin/source', 'import', 'module', 'default', 'require'];

/** From the sources: another project's stale `dist` can then never slip into what runs for months. */
export async function bundleWorkflows(): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: story,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, conditionNames: ours, extensionAlias: { '.js': ['.ts', '.js'] } },
    }),
  });
  if (code.length > bundleBudgetBytes) {
    throw new Error(`the workflow bundle weighs ${code.length} bytes, above its budget of ${bundleBudgetBytes}`);
  }
  return code;
}

/** Same code, same version: a restart is not a new deployment. */
export function buildIdOf(code: string): string {
  return candidacyBuildId(createHash('sha256').update(code).digest('hex').slice(0, 16));
}
