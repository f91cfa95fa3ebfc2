// What every peer is asked: paths of eleven decisions, as many people at once as the benchmark says.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const decisionsPerPath = 11;

/** The benchmark's own tools, so that peers are driven and timed as we are. */
export async function tools() {
  const from = (file) => import(pathToFileURL(join(process.env.PEER_TOOLS, file)).href);
  const [{ slice }, { PostLanes }] = await Promise.all([from('measure.js'), from('post-lanes.js')]);
  return { slice, PostLanes };
}

/** Where each path stands, told by the path itself: the engine has what came before once the path awaits the next. */
export class Progress {
  #paths = new Map();

  reach(id, decision) {
    const path = this.#of(id);
    path.reached = Math.max(path.reached, decision);
    path.wake?.();
  }

  async until(id, decision) {
    const path = this.#of(id);
    while (path.reached < decision) await new Promise((resolve) => (path.wake = resolve));
    if (decision === decisionsPerPath) this.#paths.delete(id);
  }

  #of(id) {
    if (!this.#paths.has(id)) this.#paths.set(id, { reached: -1 });
    return this.#paths.get(id);
  }
}

/** One decision of one person, on a path that awaits one: resolves when it is recorded. */
export function decisionOn({ start, decide }) {
  const awaiting = [];
  return async () => {
    const path = awaiting.pop() ?? { id: randomUUID(), taken: 0 };
    if (path.taken === 0) await start(path.id);
    await decide(path.id, path.taken);
    path.taken += 1;
    if (path.taken < decisionsPerPath) awaiting.push(path);
  };
}

/** Does as the benchmark says until the benchmark is gone. */
export function serve(slice, decision) {
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ inFlight, millis }) => {
    slice(inFlight, millis, decision).then(
      (measured) => process.send({ measured }),
      (error) => process.send({ failed: String(error) }),
    );
  });
  process.send('ready');
}
