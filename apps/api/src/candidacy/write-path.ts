import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CandidacyRequest } from '@parchemin/commands';
import { AskCandidacy } from '@parchemin/commands/nest';
import type { CommandAnswer } from '@parchemin/contracts';
import { answerTo, askingOf, ServiceClock, type Sending } from '../asking/sending.js';
import { CommandCounters } from '../http/metrics.js';

/** From a parsed request to its answer, or to the refusal that the border words. */
@Injectable()
export class WritePath {
  constructor(
    private readonly bus: CommandBus,
    private readonly clock: ServiceClock,
    private readonly counters: CommandCounters,
  ) {}

  async send(candidacy: string, request: CandidacyRequest, sending: Sending): Promise<CommandAnswer> {
    const answer = await this.bus.execute(new AskCandidacy(candidacy, request, askingOf(sending, this.clock)));
    return { candidacy, ...answerTo(request.type, answer, this.counters) };
  }
}
