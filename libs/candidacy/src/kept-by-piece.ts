import type { EnrolledCandidacy } from './candidacy.js';

/** The parts of a path that are kept by piece. */
const parts = [
  'approvals',
  'marks',
  'absences',
  'attendances',
  'averages',
  'corrections',
  'copyChecks',
  'works',
  'grids',
  'files',
  'assessments',
  'orals',
] as const;

/** The same path with every piece under the name that is answered for it; null drops what was recorded of it. */
export function withPieces(path: EnrolledCandidacy, nameOf: (piece: string) => string | null): EnrolledCandidacy {
  const renamed = parts.map((part) => [part, rename(path[part], nameOf)] as const);
  return { ...path, ...Object.fromEntries(renamed) };
}

function rename(kept: Readonly<Record<string, unknown>>, nameOf: (piece: string) => string | null): object {
  const entries = Object.entries(kept).flatMap(([piece, standing]) => {
    const name = nameOf(piece);
    return name === null ? [] : [[name, standing] as const];
  });
  return Object.fromEntries(entries);
}
