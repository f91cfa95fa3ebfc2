import { readFileSync } from 'node:fs';
import type { PartName } from '@parchemin/parts';
import type { RunningParts } from '@parchemin/testing';
import { rounded, type Figure } from './measure.js';

const names: readonly PartName[] = ['event-store', 'api', 'worker', 'projector', 'temporal', 'postgres'];

/** Resident memory of each process as the kernel sees it; of PostgreSQL, its first process only. */
export function memoryOf(parts: RunningParts, when: string): Figure[] {
  return names.flatMap((name) => {
    const pid = parts.pid(name);
    const resident = pid === null ? null : residentMegabytes(pid);
    return resident === null ? [] : [{ name: `memory.${name}.${when}`, value: rounded(resident), unit: 'MB' }];
  });
}

export function residentMegabytes(pid: number): number | null {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1_024 : null;
  } catch {
    return null;
  }
}
