// Restate: a workflow per path; a person resolves the promise that it awaits, then it takes a durable step.
import { createEndpointHandler, workflow } from '@restatedev/restate-sdk';
import { createServer } from 'node:http2';
import { decisionOn, decisionsPerPath, Progress, serve, tools } from './paths.mjs';

const { RESTATE_INGRESS_URL: ingress, RESTATE_ADMIN_URL: admin } = process.env;
const { slice, PostLanes } = await tools();
const progress = new Progress();
const lanes = new PostLanes(new URL(ingress));

const path = workflow({
  name: 'DecisionPath',
  handlers: {
    async run(context) {
      for (let decision = 0; decision < decisionsPerPath; decision += 1) {
        progress.reach(context.key, decision);
        await context.promise(`decision-${decision}`);
        await context.run('record', () => decision);
      }
      progress.reach(context.key, decisionsPerPath);
    },
    async decide(context, decision) {
      await context.promise(`decision-${decision}`).resolve(decision);
    },
  },
});

const endpoint = createServer(createEndpointHandler({ services: [path] }));
await new Promise((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
const uri = `http://127.0.0.1:${endpoint.address().port}`;
const registered = await fetch(`${admin}/deployments`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ uri }),
});
if (!registered.ok) throw new Error(`Restate did not take the deployment: ${await registered.text()}`);

serve(
  slice,
  decisionOn({
    async start(id) {
      await lanes.post(`/DecisionPath/${id}/run/send`, {});
      await progress.until(id, 0);
    },
    async decide(id, decision) {
      await lanes.post(`/DecisionPath/${id}/decide`, decision);
      await progress.until(id, decision + 1);
    },
  }),
);
