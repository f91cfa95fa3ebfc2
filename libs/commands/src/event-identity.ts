import { hash } from 'node:crypto';
import { canonicalJson, type CommandId, type Instant } from '@parchemin/kernel';
import { parse, v5 } from 'uuid';

// Stored for ever: another namespace or another spelling below would make every known command look new.
const namespace = parse('5d9d6f0e-0f5e-5c1b-9a55-6f8f1f0c7a21');

export interface CommandIdentity {
  readonly stream: string;
  readonly commandId: CommandId;
  readonly digest: string;
  readonly at: Instant;
}

/**
 * One command at one instant gives the same event ids however often it is sent. The instant belongs to the id, although it does not
 * belong to the body: two replicas that meet the same command at different instants would otherwise both be told «appended» by the
 * store, and one of them would answer with an instant that was never stored. So the second one conflicts, reads, and finds the first.
 */
export function eventId({ stream, commandId, digest, at }: CommandIdentity, index: number): string {
  return v5(Buffer.from(JSON.stringify([stream, commandId, index, digest, at])), namespace);
}

/** Of the parsed command alone: «12,5» and «12.5» are one body, and neither the clock nor the actor is part of it. */
export function bodyDigest(request: object): string {
  return hash('sha256', canonicalJson(request), 'base64url');
}
