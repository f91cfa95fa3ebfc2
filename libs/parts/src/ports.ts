import { createServer } from 'node:net';

// Enough for a machine crowded with development servers; beyond that something else is wrong.
const PORTS_TO_TRY = 200;

// Below 32768: the system hands out the ports above to outgoing connections, at any moment.
export async function freePort(preferred: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (let port = preferred; port < preferred + PORTS_TO_TRY; port += 1) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`no free port from ${preferred} to ${preferred + PORTS_TO_TRY - 1}`);
}

export async function freePorts<Name extends string>(preferred: Record<Name, number>): Promise<Record<Name, number>> {
  const chosen = { ...preferred };
  const taken = new Set<number>();
  for (const name of Object.keys(preferred) as Name[]) {
    chosen[name] = await freePort(preferred[name], taken);
    taken.add(chosen[name]);
  }
  return chosen;
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
