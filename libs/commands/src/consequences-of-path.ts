import type { Consequences, EnrolledCandidacy, Resit } from '@parchemin/candidacy';
import { isSettledAnomaly } from '@parchemin/candidacy';
import { presentedBlocks } from './presented.js';
import { piecesBehind, piecesOfBlocks } from './resit-pieces.js';
import type { Judged } from './verdicts.js';

/** What follows from the facts and from what the jury pronounced, whatever the decision is called. */
export function consequencesOf(path: EnrolledCandidacy, judged: Judged): Consequences {
  const { decision, blocksKept } = path;
  const attestations = [...new Set([...blocksKept, ...(decision?.blocks ?? [])])];
  const held = [...attestations, ...Object.keys(path.equivalences)];
  const missing = presentedBlocks(judged.scheme, path).blocks.filter((block) => !held.includes(block));
  const complete = decision?.titleAwarded || (decision?.decision === 'block_awarded' && missing.length === 0);
  return {
    attestations,
    title: deliveryOf(path, judged),
    resit: complete ? null : resitOf(path, judged, missing),
  };
}

/** A reserve stands until the anomalies behind it are settled, one way or the other. */
function deliveryOf({ decision, anomalies }: EnrolledCandidacy, { verdict }: Judged): Consequences['title'] {
  if (!decision?.titleAwarded) return { delivery: 'none', heldBy: [] };
  const pending = Object.values(anomalies).some((anomaly) => !isSettledAnomaly(anomaly));
  return pending ? { delivery: 'held', heldBy: verdict.reserves } : { delivery: 'due', heldBy: [] };
}

function resitOf(path: EnrolledCandidacy, { scheme, verdict }: Judged, blocks: readonly string[]): Resit {
  const computed = scheme.verdict.mode === 'computed';
  const expected = new Set(Object.values(path.stages).flatMap((stage) => stage.pieces.map(({ piece }) => piece)));
  const pieces = computed ? piecesBehind(verdict, scheme) : piecesOfBlocks(blocks, scheme);
  return {
    blocks,
    reasons: [...verdict.reasons, ...verdict.alsoUnmet, ...(computed ? verdict.unknown : [])],
    pieces: pieces.filter((piece) => expected.has(piece)),
    withinMonths: scheme.resit?.months ?? null,
    toRatify: scheme.resit?.ratify ?? true,
  };
}
