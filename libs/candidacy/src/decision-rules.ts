import { assertNever } from '@parchemin/kernel';
import type { PronounceDecision, PronouncedName, ProposedVerdict } from './decision.js';
import type { CandidacyRefusal } from './refusals.js';

/** A decision says one thing: its name, what the candidate presents and the blocks, earlier ones included, must agree. */
export function coherence({ decision, blocks, presented }: PronounceDecision): CandidacyRefusal | null {
  const foreign = blocks.find((block) => !presented.blocks.includes(block));
  if (foreign !== undefined) return { refused: 'BlockNotPresented', block: foreign, presented: presented.blocks };
  const fits = forTitle(decision) === presented.wholeTitle && fitsBlocks(decision, blocks, presented.blocks);
  return fits ? null : { refused: 'DecisionIncoherent', decision, blocks, presented: presented.blocks };
}

/** Where the rules compute nothing, the jury decides alone and departs from nothing. */
export function departs(
  { decision, blocks }: Pick<PronounceDecision, 'decision' | 'blocks'>,
  proposal: ProposedVerdict,
  held: readonly string[],
): boolean {
  if (proposal.decision === 'for_jury') return false;
  const [proposed, standing] = [new Set([...held, ...proposal.blocksValidated]), new Set([...held, ...blocks])];
  const sameBlocks = standing.size === proposed.size && [...standing].every((block) => proposed.has(block));
  return proposal.decision !== decision || !sameBlocks;
}

function forTitle(decision: PronouncedName): boolean {
  return decision !== 'block_awarded' && decision !== 'block_refused';
}

function fitsBlocks(decision: PronouncedName, blocks: readonly string[], presented: readonly string[]): boolean {
  switch (decision) {
    case 'admitted':
    case 'admitted_with_reserve':
      return presented.every((block) => blocks.includes(block));
    case 'partial':
    case 'block_awarded':
      return blocks.length > 0;
    case 'block_refused':
      return blocks.length === 0;
    case 'not_admissible':
    case 'refused':
      return true;
    default:
      return assertNever(decision);
  }
}
