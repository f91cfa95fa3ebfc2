import type { CandidacyLedger, CandidacyPreview, CandidacyRequest } from '@parchemin/commands';
import type { PreviewAnswer } from '@parchemin/contracts';
import type { Clock, CommandId } from '@parchemin/kernel';
import { Refused } from '../problem/refusals.js';
import type { Sending } from './write-path.js';

/** What an act would record, asked of the write path itself; nothing is written. */
export class Foresight {
  constructor(
    private readonly ledger: Pick<CandidacyLedger, 'preview'>,
    private readonly clock: Clock,
  ) {}

  look(candidacy: string, request: CandidacyRequest, { by, key, ifRevision }: Sending): Promise<CandidacyPreview> {
    const commandId = `person:${by.id}:${key}` as CommandId;
    const asking = { by, at: this.clock.now(), commandId, ...(ifRevision !== undefined && { ifRevision }) };
    return this.ledger.preview(candidacy, request, asking);
  }

  async answer(candidacy: string, request: CandidacyRequest, sending: Sending): Promise<PreviewAnswer> {
    const foreseen = await this.look(candidacy, request, sending);
    if ('refused' in foreseen) throw new Refused(foreseen);
    const { revision, events } = foreseen;
    return { candidacy, revision, recorded: events.map(({ type, data }) => ({ event: type, data: { ...data } })) };
  }
}
