import { randomUUID } from 'node:crypto';
import { assertNever } from '@parchemin/kernel';
import type { EventFile, StoredEvent } from '../store/event-file.js';
import { dataOfRecord, encodeRecord, idOfRecord } from '../wire/recorded-event.js';
import type { ProposedEvent } from '../wire/recorded-event.js';
import { CommittedIds } from './committed-ids.js';
import { judgeWrite } from './expected-version.js';
import type { ExpectedVersion, Judgement } from './expected-version.js';
import type { StreamHead, StreamHeads } from './stream-heads.js';
import { isSoftDeleted } from './stream-heads.js';
import {
  DELETED,
  DELETED_ON_THE_WIRE,
  isMetadataStream,
  lastEventOnly,
  metadataStreamOf,
  parseTruncation,
  revivedMetadata,
  SOFT_DELETE_METADATA,
} from './stream-metadata.js';

export type Write =
  | {
      readonly kind: 'append';
      readonly stream: string;
      readonly expected: ExpectedVersion;
      readonly events: readonly ProposedEvent[];
    }
  | { readonly kind: 'delete'; readonly stream: string; readonly expected: ExpectedVersion }
  | { readonly kind: 'tombstone'; readonly stream: string; readonly expected: ExpectedVersion };

export type WriteOutcome =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number | null }
  | { readonly kind: 'wrong'; readonly current: number }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Carries out writes, one after the other, inside the transaction that the caller holds. The only writer there is. */
export class EventWriter {
  private inserted: StoredEvent[] = [];

  constructor(
    private readonly file: EventFile,
    protected readonly heads: StreamHeads,
    private readonly now: () => number,
    protected readonly ids = new CommittedIds(),
  ) {}

  perform(write: Write): WriteOutcome {
    const head = this.heads.get(write.stream);
    const judgement = this.judge(write, head);
    switch (judgement.kind) {
      case 'wrong':
      case 'deleted':
        return judgement;
      case 'repeat':
        return this.repeat(write.stream, judgement.revision, head);
      case 'append':
        return this.carryOut(write, head);
      default:
        return assertNever(judgement);
    }
  }

  /** What the transaction has inserted, for the followers, once it is committed. */
  takeInserted(): StoredEvent[] {
    const inserted = this.inserted;
    this.inserted = [];
    return inserted;
  }

  /** The transaction failed: everything remembered may be wrong, the file alone is right. */
  forget(): void {
    this.inserted = [];
    this.heads.clear();
    this.ids.clear();
  }

  private judge(write: Write, head: StreamHead): Judgement {
    const ids = write.kind === 'append' ? write.events.map((event) => event.id) : [randomUUID()];
    const removalOfNothing = write.kind === 'delete' && head.last < 0 && !head.hasMetadata && !head.tombstoned;
    if (removalOfNothing) return { kind: 'wrong', current: -1 };
    const state = { ...head, softDeleted: isSoftDeleted(head) };
    return judgeWrite(write.expected, ids, state, {
      idsFrom: (revision, count) =>
        this.file.readForwards(write.stream, revision, count).map(({ record }) => idOfRecord(record)),
      rememberedRevision: (id) => this.ids.revisionOf(id, write.stream),
    });
  }

  private repeat(stream: string, revision: number, head: StreamHead): WriteOutcome {
    if (revision === head.last) return { kind: 'written', revision, position: head.lastPosition };
    const original = this.file.readForwards(stream, revision, 1)[0];
    return { kind: 'written', revision, position: original?.position ?? null };
  }

  private carryOut(write: Write, head: StreamHead): WriteOutcome {
    switch (write.kind) {
      case 'append':
        return this.append(write.stream, write.events, head);
      case 'delete':
        return this.writeMetadata(write.stream, Buffer.from(SOFT_DELETE_METADATA));
      case 'tombstone':
        return this.bury(write.stream, head);
      default:
        return assertNever(write);
    }
  }

  private append(stream: string, events: readonly ProposedEvent[], head: StreamHead): WriteOutcome {
    if (events.length > 0 && isSoftDeleted(head)) this.revive(stream, head.last + 1);
    for (const event of events) this.insert(stream, event, head.last + 1, head);
    if (isMetadataStream(stream) && events.length > 0) this.metadataChanged(stream, events[events.length - 1]);
    return { kind: 'written', revision: head.last, position: head.lastPosition };
  }

  private insert(stream: string, event: ProposedEvent, revision: number, head: StreamHead): void {
    const position = this.file.nextPosition;
    const created = this.now();
    const wireRevision = revision === DELETED ? DELETED_ON_THE_WIRE : revision;
    const record = encodeRecord(event, { stream, revision: wireRevision, position, created });
    const row: StoredEvent = { position, stream, revision, type: event.type, created, record };
    this.file.insert(row);
    this.inserted.push(row);
    this.ids.remember(event.id, stream, revision);
    head.last = revision;
    head.lastPosition = position;
  }

  /** Revisions go on where they stopped; what was deleted stays hidden behind the first new one. */
  private revive(stream: string, firstNew: number): void {
    const metadata = this.file.lastOf(metadataStreamOf(stream));
    this.writeMetadata(stream, revivedMetadata(metadata ? dataOfRecord(metadata.record) : null, firstNew));
  }

  private writeMetadata(stream: string, data: Buffer): WriteOutcome {
    const metadataStream = metadataStreamOf(stream);
    return this.append(metadataStream, [systemEvent('$metadata', data)], this.heads.get(metadataStream));
  }

  private metadataChanged(metadataStream: string, last: ProposedEvent | undefined): void {
    const subject = this.heads.get(metadataStream.slice(2));
    subject.hasMetadata = true;
    if (last?.type !== '$metadata') return;
    subject.truncation = isMetadataStream(metadataStream.slice(2)) ? lastEventOnly : parseTruncation(last.data);
  }

  private bury(stream: string, head: StreamHead): WriteOutcome {
    this.insert(stream, systemEvent('$streamDeleted', Buffer.alloc(0)), DELETED, head);
    head.tombstoned = true;
    if (!isMetadataStream(stream)) this.heads.get(metadataStreamOf(stream)).tombstoned = true;
    return { kind: 'written', revision: DELETED, position: head.lastPosition };
  }
}

export function systemEvent(type: string, data: Buffer): ProposedEvent {
  return { id: randomUUID(), type, contentType: 'application/json', metadata: Buffer.alloc(0), data };
}
