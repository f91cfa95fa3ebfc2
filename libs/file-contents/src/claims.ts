import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isInstant, type Clock, type Instant } from '@parchemin/kernel';
import { unlinkIfThere, unlessMissing, writeDurably } from './durable-files.js';
import type { Claim, PendingClaim } from './port.js';

/**
 * One small file for each claim. Pending ones have a name of their own each time a content is brought, so that whoever drops an old one
 * never takes a new one away; settled ones have the name of their place, and there are folders enough that none grows long.
 */
export class Claims {
  private constructor(
    private readonly pending: string,
    private readonly settled: string,
    private readonly through: string,
    private readonly clock: Clock,
  ) {}

  static async open(folder: string, through: string, clock: Clock): Promise<Claims> {
    const claims = new Claims(join(folder, 'claims', 'pending'), join(folder, 'claims', 'settled'), through, clock);
    await mkdir(claims.pending, { recursive: true });
    await mkdir(claims.settled, { recursive: true });
    return claims;
  }

  async add(sha256: string, claim: Claim): Promise<void> {
    const file = `${placeOf(sha256, claim)}~${this.clock.now().replaceAll(':', '')}~${randomUUID()}`;
    await writeDurably(join(this.pending, file), this.pending, this.through, JSON.stringify(claim));
  }

  async settle(sha256: string, claim: Claim): Promise<void> {
    const shelf = this.#shelfOf(sha256);
    await mkdir(shelf, { recursive: true });
    await writeDurably(join(shelf, placeOf(sha256, claim)), shelf, this.through, JSON.stringify(claim));
    const moot = await this.#pendingOf(`${placeOf(sha256, claim)}~`);
    for (const file of moot) await unlinkIfThere(join(this.pending, file));
  }

  async findName(sha256: string, place: Omit<Claim, 'name'>): Promise<string | undefined> {
    const settled = await this.#read(join(this.#shelfOf(sha256), placeOf(sha256, place)));
    if (settled) return settled.name;
    const [latest] = (await this.#pendingOf(`${placeOf(sha256, place)}~`)).toSorted().reverse();
    return latest === undefined ? undefined : (await this.#read(join(this.pending, latest)))?.name;
  }

  async pendingSince(instant: Instant, limit: number): Promise<readonly PendingClaim[]> {
    const found: PendingClaim[] = [];
    for (const file of await readdir(this.pending)) {
      if (found.length === limit) break;
      const { sha256, claimedAt } = partsOf(file);
      const claim = claimedAt <= instant ? await this.#read(join(this.pending, file)) : undefined;
      if (claim) found.push({ ...claim, sha256, claimedAt });
    }
    return found;
  }

  async drop({ sha256, claimedAt, ...claim }: PendingClaim): Promise<void> {
    const files = await this.#pendingOf(`${placeOf(sha256, claim)}~`);
    for (const file of files) {
      if (partsOf(file).claimedAt === claimedAt) await unlinkIfThere(join(this.pending, file));
    }
  }

  async hasAny(sha256: string): Promise<boolean> {
    if ((await this.#pendingOf(`${sha256}~`)).length > 0) return true;
    const settled = (await unlessMissing(readdir(this.#shelfOf(sha256)))) ?? [];
    return settled.some((file) => file.startsWith(`${sha256}~`));
  }

  async #pendingOf(prefix: string): Promise<readonly string[]> {
    return (await readdir(this.pending)).filter((file) => file.startsWith(prefix));
  }

  async #read(path: string): Promise<Claim | undefined> {
    const text = await unlessMissing(readFile(path, 'utf8'));
    return text === undefined ? undefined : (JSON.parse(text) as Claim);
  }

  #shelfOf(sha256: string): string {
    return join(this.settled, sha256.slice(0, 2));
  }
}

/** What may stand in a path: streams and pieces are codes of ours, and nothing else may come near a file system. */
function placeOf(sha256: string, { stream, piece }: Omit<Claim, 'name'>): string {
  const place = `${sha256}~${stream}~${piece}`;
  if (!/^[0-9a-f]{64}~[a-z]+-[0-9a-f-]{36}~[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(place)) {
    throw new Error('a claim names a digest, a stream and a piece by their codes');
  }
  return place;
}

function partsOf(file: string): { readonly sha256: string; readonly claimedAt: Instant } {
  const [sha256 = '', , , stamp = ''] = file.split('~');
  const claimedAt = stamp.replace(/T(\d\d)(\d\d)(\d\d)/, 'T$1:$2:$3');
  if (!isInstant(claimedAt)) throw new Error('a file among the pending claims is none');
  return { sha256, claimedAt };
}
