import type { CandidacyLedger, CandidacyPreview, CandidacyRequest } from '@parchemin/commands';
import type { PreviewAnswer } from '@parchemin/contracts';
import type { Clock } from '@parchemin/kernel';
import { askingOf, toldEvents, type Sending } from '../asking/sending.js';
import { Refused } from '../problem/refusals.js';

/** What an act would record, asked of the write path itself; nothing is written. */
export class Foresight {
  constructor(
    private readonly ledger: Pick<CandidacyLedger, 'preview'>,
    private readonly clock: Clock,
  ) {}

  look(candidacy: string, request: CandidacyRequest, sending: Sending): Promise<CandidacyPreview> {
    return this.ledger.preview(candidacy, request, askingOf(sending, this.clock));
  }

  async answer(candidacy: string, request: CandidacyRequest, sending: Sending): Promise<PreviewAnswer> {
    const foreseen = await this.look(candidacy, request, sending);
    if ('refused' in foreseen) throw new Refused(foreseen);
    const { revision, events } = foreseen;
    return { candidacy, revision, recorded: toldEvents(events) };
  }
}
