// Temporal alone: a workflow per path; a person sends an update, which is answered after its local activity.
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { decisionOn, serve, tools } from './paths.mjs';

const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = process.env;
const taskQueue = 'bench-decisions';
const { slice } = await tools();
Runtime.install({ logger: new DefaultLogger('WARN') });
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./temporal-path.mjs', import.meta.url)),
  activities: { record: async (decision) => decision },
});
void worker.run();
const { workflow } = new Client({ connection: await Connection.connect({ address }), namespace });

serve(
  slice,
  decisionOn({
    start: (workflowId) => workflow.start('followPath', { taskQueue, workflowId, args: [] }),
    decide: (id, decision) => workflow.getHandle(id).executeUpdate('decide', { args: [decision] }),
  }),
);
