// DBOS: a workflow per path; a person sends the message that it receives, then it takes a durable step.
import { DBOS } from '@dbos-inc/dbos-sdk';
import { decisionOn, decisionsPerPath, Progress, serve, tools } from './paths.mjs';

const { slice } = await tools();
const progress = new Progress();
const awaitedSeconds = 600;

async function followPath() {
  const id = DBOS.workflowID;
  for (let decision = 0; decision < decisionsPerPath; decision += 1) {
    progress.reach(id, decision);
    await DBOS.recv('decision', awaitedSeconds);
    await DBOS.runStep(async () => decision, { name: 'record' });
  }
  progress.reach(id, decisionsPerPath);
}

const path = DBOS.registerWorkflow(followPath, { name: 'path' });
DBOS.setConfig({
  name: 'decisions',
  systemDatabaseUrl: process.env.PEER_DATABASE_URL,
  runAdminServer: false,
  logLevel: 'error',
});
await DBOS.launch();

serve(
  slice,
  decisionOn({
    async start(id) {
      await DBOS.startWorkflow(path, { workflowID: id })();
      await progress.until(id, 0);
    },
    async decide(id, decision) {
      await DBOS.send(id, decision, 'decision');
      await progress.until(id, decision + 1);
    },
  }),
);
