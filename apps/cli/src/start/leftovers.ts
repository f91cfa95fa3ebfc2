import { stopLeftover } from '@parchemin/parts';
import type { PartsFile } from '../data-folder.js';

// What a supervisor that was killed outright left running: each is told by pid and by the instant it started.
export async function stopLeftovers(previous: PartsFile | null): Promise<void> {
  for (const { name, pid, startedAt } of [...(previous?.parts ?? [])].reverse()) {
    if (pid === null || startedAt === null) continue;
    await stopLeftover({ pid, startedAt }, name === 'postgres' ? 'SIGINT' : 'SIGTERM');
  }
}
