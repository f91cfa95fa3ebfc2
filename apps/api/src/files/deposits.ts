import { Injectable } from '@nestjs/common';
import { candidacyStream } from '@parchemin/candidacy';
import type { CommandAnswer } from '@parchemin/contracts';
import type { Claim } from '@parchemin/file-contents';
import type { Actor } from '@parchemin/kernel';
import { Foresight } from '../candidacy/foresight.js';
import { WritePath } from '../candidacy/write-path.js';
import { Refused } from '../problem/refusals.js';
import { FileShelf } from './file-shelf.js';
import { fileBytesAtMost } from './raw-bodies.js';

export interface Deposit {
  readonly candidacy: string;
  readonly piece: string;
  readonly name: string;
  readonly mediaType: string;
  readonly source: AsyncIterable<Uint8Array>;
}

/**
 * A file becomes a fact. 1. What can be refused before its content is looked at is refused. 2. The content is kept, with a claim that holds
 * its name. 3. The fact names the digest that was computed here. 4. The claim stands. Whatever dies in between, the same key again ends
 * in one fact; what never became one is swept away.
 */
@Injectable()
export class Deposits {
  constructor(
    private readonly files: FileShelf,
    private readonly commands: WritePath,
    private readonly foresight: Foresight,
  ) {}

  async take(deposit: Deposit, by: Actor, key: string): Promise<CommandAnswer> {
    await this.#refuseEarly(deposit, by, key);
    const { candidacy, piece, name, mediaType } = deposit;
    const claim: Claim = { stream: candidacyStream(candidacy), piece, name };
    const stored = await this.files.put(deposit.source, claim, fileBytesAtMost);
    if ('refused' in stored) throw new Refused(stored);
    if (stored.bytes === 0) throw new Refused({ refused: 'FileEmpty' });
    const request = { type: 'DepositFile', piece, name, mediaType, ...stored } as const;
    const answer = await this.commands.send(candidacy, request, { by, key });
    await this.files.settle(stored.sha256, claim);
    return answer;
  }

  /** Nobody sends a large file for a piece that is not there. Any other refusal may be an answer to what is known already. */
  async #refuseEarly({ candidacy, piece, name, mediaType }: Deposit, by: Actor, key: string): Promise<void> {
    const request = { type: 'DepositFile', piece, name, mediaType, sha256: '', bytes: 0 } as const;
    const foreseen = await this.foresight.look(candidacy, request, { by, key: `${key}/foreseen` });
    if (!('refused' in foreseen)) return;
    if (foreseen.refused === 'CandidacyNotFound' || foreseen.refused === 'PieceUnknown') throw new Refused(foreseen);
  }
}
