import { Injectable } from '@nestjs/common';
import { candidacyStream } from '@parchemin/candidacy';
import type { CommandAnswer, GroupAnswerView } from '@parchemin/contracts';
import type { StoredContent } from '@parchemin/file-contents';
import { groupStream } from '@parchemin/groups';
import type { Actor } from '@parchemin/kernel';
import { Foresight } from '../candidacy/foresight.js';
import { WritePath } from '../candidacy/write-path.js';
import { GroupWritePath } from '../groups/group-write-path.js';
import { Refused } from '../problem/refusals.js';
import { FileShelf } from './file-shelf.js';
import { fileBytesAtMost } from './raw-bodies.js';
import type { SentFile } from './sent-file.js';

export interface Asked {
  readonly piece: string;
  readonly by: Actor;
  readonly key: string;
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
    private readonly groups: GroupWritePath,
    private readonly foresight: Foresight,
  ) {}

  async take(candidacy: string, file: SentFile, { piece, by, key }: Asked): Promise<CommandAnswer> {
    const { name, mediaType } = file;
    const request = { type: 'DepositFile', piece, name, mediaType } as const;
    await this.#refuseEarly(candidacy, { ...request, ...notThereYet }, { piece, by, key });
    return this.#kept(candidacyStream(candidacy), piece, file, (stored) =>
      this.commands.send(candidacy, { ...request, ...stored }, { by, key }),
    );
  }

  /** What a group hands in once for all its members, whose candidacies name the same digest. */
  takeForGroup(group: string, file: SentFile, { piece, by, key }: Asked): Promise<GroupAnswerView> {
    const request = { type: 'DepositDeliverable', piece, mediaType: file.mediaType } as const;
    return this.#kept(groupStream(group), piece, file, (stored) =>
      this.groups.send(group, { ...request, ...stored }, { by, key }),
    );
  }

  async #kept<Answer>(
    stream: string,
    piece: string,
    { name, source }: SentFile,
    record: (stored: StoredContent) => Promise<Answer>,
  ): Promise<Answer> {
    const claim = { stream, piece, name };
    const stored = await this.files.put(source, claim, fileBytesAtMost);
    if ('refused' in stored) throw new Refused(stored);
    if (stored.bytes === 0) throw new Refused({ refused: 'FileEmpty' });
    const answer = await record(stored);
    await this.files.settle(stored.sha256, claim);
    return answer;
  }

  /** Nobody sends a large file for a piece that is not there. Any other refusal may be an answer to what is known already. */
  async #refuseEarly(candidacy: string, request: Parameters<Foresight['look']>[1], { by, key }: Asked): Promise<void> {
    const foreseen = await this.foresight.look(candidacy, request, { by, key: `${key}/foreseen` });
    if (!('refused' in foreseen)) return;
    if (foreseen.refused === 'CandidacyNotFound' || foreseen.refused === 'PieceUnknown') throw new Refused(foreseen);
  }
}

const notThereYet: StoredContent = { sha256: '', bytes: 0 };
