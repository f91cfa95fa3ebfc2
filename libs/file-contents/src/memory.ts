import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { systemClock, type Clock } from '@parchemin/kernel';
import { ContentCorrupt, type Claim, type FileContents, type PendingClaim } from './port.js';
import { receive } from './received.js';

/** For unit tests alone. */
export function memoryContents(clock: Clock = systemClock): FileContents {
  const contents = new Map<string, Buffer>();
  const pending = new Map<string, PendingClaim>();
  const settled = new Map<string, PendingClaim>();

  return {
    async put(source, claim, bytesAtMost) {
      const chunks: Uint8Array[] = [];
      const received = await receive(source, bytesAtMost, (chunk) => void chunks.push(chunk));
      if ('refused' in received) return received;
      const { sha256 } = received;
      pending.set(keyOf(sha256, claim), { ...claim, sha256, claimedAt: clock.now() });
      contents.set(sha256, Buffer.concat(chunks));
      return received;
    },
    get: (sha256) => Promise.resolve().then(() => read(sha256)),
    has: (sha256) => Promise.resolve(contents.has(sha256)),
    settle(sha256, claim) {
      pending.delete(keyOf(sha256, claim));
      settled.set(keyOf(sha256, claim), { ...claim, sha256, claimedAt: clock.now() });
      return Promise.resolve();
    },
    findName(sha256, place) {
      const key = keyOf(sha256, place);
      return Promise.resolve((settled.get(key) ?? pending.get(key))?.name);
    },
    pendingSince(instant, limit) {
      const old = [...pending.values()].filter(({ claimedAt }) => claimedAt <= instant);
      return Promise.resolve(old.slice(0, limit));
    },
    drop(claim) {
      const key = keyOf(claim.sha256, claim);
      if (pending.get(key)?.claimedAt === claim.claimedAt) pending.delete(key);
      const claims = [...pending.values(), ...settled.values()];
      if (claims.every(({ sha256 }) => sha256 !== claim.sha256)) contents.delete(claim.sha256);
      return Promise.resolve();
    },
  };

  function read(sha256: string): Readable | undefined {
    const content = contents.get(sha256);
    if (!content) return undefined;
    if (createHash('sha256').update(content).digest('hex') !== sha256) throw new ContentCorrupt(sha256);
    return Readable.from([content]);
  }
}

function keyOf(sha256: string, { stream, piece }: Omit<Claim, 'name'>): string {
  return `${sha256}/${stream}/${piece}`;
}
