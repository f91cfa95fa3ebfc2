import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { systemClock, type Clock } from '@parchemin/kernel';
import { Claims } from './claims.js';
import { isFull, isThere, ownerOnly, syncFolder, unlinkIfThere, unlessMissing } from './durable-files.js';
import { ContentCorrupt, type Claim, type FileContents, type PutRefusal, type StoredContent } from './port.js';
import { receive } from './received.js';

export interface FolderOptions {
  readonly clock?: Clock;
  /** How the file is opened that takes in what comes; tests let it fail. */
  readonly openNew?: (path: string) => Promise<FileHandle>;
}

/** Whatever has been on its way for longer than any request may take was left behind by a process that died. */
const leftBehindMillis = 24 * 3_600_000;

/**
 * A folder on one file system: `contents/ab/<digest>`, `claims` beside them, `incoming` for what is on its way. Several processes may
 * share it: every change is one rename, and what is taken away is looked at again once it is out of reach.
 */
export async function openFolder(folder: string, options: FolderOptions = {}): Promise<FileContents> {
  const contents = new FolderContents(folder, options.openNew ?? ((path) => open(path, 'wx', ownerOnly)));
  return contents.begin(options.clock ?? systemClock);
}

class FolderContents implements FileContents {
  readonly #incoming: string;
  readonly #contents: string;
  #claims!: Claims;

  constructor(
    private readonly folder: string,
    private readonly openNew: (path: string) => Promise<FileHandle>,
  ) {
    this.#incoming = join(folder, 'incoming');
    this.#contents = join(folder, 'contents');
  }

  async begin(clock: Clock): Promise<this> {
    for (const place of [this.#incoming, this.#contents]) await mkdir(place, { recursive: true });
    this.#claims = await Claims.open(this.folder, this.#incoming, clock);
    await this.#tidy();
    return this;
  }

  async put(source: AsyncIterable<Uint8Array>, claim: Claim, bytesAtMost: number): Promise<StoredContent | PutRefusal> {
    const arriving = join(this.#incoming, randomUUID());
    try {
      const received = await this.#takeIn(arriving, source, bytesAtMost);
      if ('refused' in received) return received;
      await this.#claims.add(received.sha256, claim);
      await this.#place(arriving, received.sha256);
      return received;
    } catch (error) {
      if (isFull(error)) return { refused: 'FilesFull' };
      throw error;
    } finally {
      await unlinkIfThere(arriving);
    }
  }

  async get(sha256: string): Promise<Readable | undefined> {
    const file = await unlessMissing(open(this.#pathOf(sha256), 'r'));
    if (!file) return undefined;
    try {
      const hash = createHash('sha256');
      for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) hash.update(chunk as Buffer);
      if (hash.digest('hex') !== sha256) throw new ContentCorrupt(sha256);
    } catch (error) {
      await file.close();
      throw error;
    }
    return file.createReadStream({ start: 0 });
  }

  has(sha256: string): Promise<boolean> {
    return isThere(this.#pathOf(sha256));
  }

  settle(sha256: string, claim: Claim): Promise<void> {
    return this.#claims.settle(sha256, claim);
  }

  findName(sha256: string, place: Omit<Claim, 'name'>): Promise<string | undefined> {
    return this.#claims.findName(sha256, place);
  }

  pendingSince(...[instant, limit]: Parameters<FileContents['pendingSince']>) {
    return this.#claims.pendingSince(instant, limit);
  }

  /** Whoever brings a content claims it before it is in its place: a claim that is seen once it is out of reach was made for it. */
  async drop(claim: Parameters<FileContents['drop']>[0]): Promise<void> {
    const { sha256 } = claim;
    await this.#claims.drop(claim);
    if (await this.#claims.hasAny(sha256)) return;
    const aside = join(this.#incoming, `${asidePrefix}${sha256}~${randomUUID()}`);
    const moved = await unlessMissing(rename(this.#pathOf(sha256), aside).then(() => true));
    if (!moved) return;
    if (await this.#claims.hasAny(sha256)) await rename(aside, this.#pathOf(sha256));
    else await unlinkIfThere(aside);
    await syncFolder(this.#shelfOf(sha256));
  }

  async #takeIn(arriving: string, source: AsyncIterable<Uint8Array>, bytesAtMost: number) {
    const file = await this.openNew(arriving);
    try {
      const received = await receive(source, bytesAtMost, async (chunk) => void (await file.writeFile(chunk)));
      if (!('refused' in received)) await file.sync();
      return received;
    } finally {
      await file.close();
    }
  }

  async #place(arriving: string, sha256: string): Promise<void> {
    const shelf = this.#shelfOf(sha256);
    if ((await mkdir(shelf, { recursive: true })) !== undefined) await syncFolder(this.#contents);
    await rename(arriving, this.#pathOf(sha256));
    await syncFolder(shelf);
  }

  /** What a death in the middle left: a content set aside goes back where it is still claimed, the rest has no reader. */
  async #tidy(): Promise<void> {
    for (const file of await readdir(this.#incoming)) {
      const path = join(this.#incoming, file);
      const [, sha256] = file.startsWith(asidePrefix) ? file.split('~') : [];
      if (sha256 !== undefined && (await this.#claims.hasAny(sha256))) {
        await unlessMissing(rename(path, this.#pathOf(sha256)));
      } else if (await isOld(path)) await unlinkIfThere(path);
    }
  }

  #shelfOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a content is named by its SHA-256 in lower case');
    return join(this.#contents, sha256.slice(0, 2));
  }

  #pathOf(sha256: string): string {
    return join(this.#shelfOf(sha256), sha256);
  }
}

const asidePrefix = 'aside~';

async function isOld(path: string): Promise<boolean> {
  const found = await unlessMissing(stat(path));
  return found !== undefined && Date.now() - found.ctimeMs > leftBehindMillis;
}
