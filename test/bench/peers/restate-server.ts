import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dyingWithParent, freePorts, launch } from '@parchemin/parts';

export interface RestateServer {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const healthyWithinMillis = 60_000;
const lookEveryMillis = 250;
const lowestPort = 19_000;

/** One node with its defaults, on loopback, with its data in a folder of the run; it tells nobody that it was started. */
export async function startRestateServer(installed: string, folder: string): Promise<RestateServer> {
  const ports = await freePorts({ ingress: lowestPort, admin: lowestPort, fabric: lowestPort });
  const command = {
    program: join(
      installed,
      `node_modules/@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`,
    ),
    args: ['--no-logo', '--base-dir', folder],
    folder: installed,
    env: {
      RESTATE_LISTEN_MODE: 'tcp',
      RESTATE_BIND_IP: '127.0.0.1',
      RESTATE_ADVERTISED_HOST: '127.0.0.1',
      RESTATE_BIND_PORT: String(ports.fabric),
      RESTATE_INGRESS__BIND_PORT: String(ports.ingress),
      RESTATE_ADMIN__BIND_PORT: String(ports.admin),
      RESTATE_LOG_FILTER: 'warn',
      RESTATE_DISABLE_TELEMETRY: 'true',
      DO_NOT_TRACK: '1',
    },
  };
  const server = await launch(dyingWithParent(command, 'SIGKILL'), `${folder}.log`);
  const stop = async (): Promise<void> => {
    server.signal('SIGKILL');
    await server.exited;
  };
  const admin = `http://127.0.0.1:${ports.admin}`;
  try {
    await healthy(`${admin}/health`, server.exited);
  } catch (error) {
    await stop();
    throw error;
  }
  const ingress = `http://127.0.0.1:${ports.ingress}`;
  // Two lines for each invocation would be measured with it.
  return { stop, env: { RESTATE_INGRESS_URL: ingress, RESTATE_ADMIN_URL: admin, RESTATE_LOGGING: 'ERROR' } };
}

async function healthy(url: string, exited: Promise<string>): Promise<void> {
  let ended: string | null = null;
  void exited.then((how) => (ended = how));
  for (const end = Date.now() + healthyWithinMillis; Date.now() < end && ended === null; await pause(lookEveryMillis)) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`Restate's server is not healthy: ${ended ?? 'no answer in time'}`);
}
