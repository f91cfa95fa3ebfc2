import { setHandler, sleep } from '@temporalio/workflow';
import { poke } from '@parchemin/candidacy-process/messages';

/** A path as some earlier release might have run it: its history begins in another way, and today's code cannot replay it. */
export async function candidacyPath(): Promise<void> {
  setHandler(poke, () => {});
  await sleep('300 days');
}
