import { Injectable } from '@nestjs/common';
import { candidacyStream } from '@parchemin/candidacy';
import type { QueuedFile, QueuedFiles } from '@parchemin/contracts';
import type { QueuedFileLine, QueuedFilesQuery } from '@parchemin/read-models';
import { Records } from '../candidacy/records.js';
import { SchemeShelf } from '../candidacy/record-views.js';
import { FileShelf } from './file-shelf.js';

/** Whoever has just settled a file waits this long to see it gone. */
const waitMillis = 2_000;

/** The queue as a person reads it: with the titles of the scheme, and the names that the files came under. */
@Injectable()
export class FileQueue {
  constructor(
    private readonly records: Records,
    private readonly files: FileShelf,
    private readonly schemes: SchemeShelf,
  ) {}

  async list(query: QueuedFilesQuery, position: bigint | undefined): Promise<QueuedFiles> {
    if (position !== undefined) await this.records.reached(position, waitMillis);
    const page = await this.records.queuedFiles(query);
    return { ...page, files: await Promise.all(page.files.map((line) => this.#told(line))) };
  }

  async #told({ schemeVersion, ...line }: QueuedFileLine): Promise<QueuedFile> {
    const { candidacy, piece, sha256 } = line;
    const stages = this.schemes.find(line.scheme, schemeVersion)?.stages ?? [];
    const title = stages.flatMap(({ pieces }) => pieces).find(({ code }) => code === piece)?.title ?? piece;
    const name = await this.files.findName(sha256, { stream: candidacyStream(candidacy), piece });
    return { ...line, title, name: name ?? null };
  }
}
