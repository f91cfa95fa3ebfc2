import { allHandlersFinished, condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

const decisionsPerPath = 11;
const { record } = proxyLocalActivities({ startToCloseTimeout: '10 seconds' });

export async function followPath() {
  let taken = 0;
  setHandler(defineUpdate('decide'), async (decision) => {
    await record(decision);
    taken += 1;
  });
  await condition(() => taken === decisionsPerPath && allHandlersFinished());
}
