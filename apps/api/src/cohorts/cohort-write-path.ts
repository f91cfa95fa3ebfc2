import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CohortRequest } from '@parchemin/commands';
import { AskCohort } from '@parchemin/commands/nest';
import type { CohortAnswerView } from '@parchemin/contracts';
import { answerTo, askingOf, ServiceClock, type Sending } from '../asking/sending.js';
import { CommandCounters } from '../http/metrics.js';

/** From a parsed request on a cohort to its answer, or to the refusal that the border words. */
@Injectable()
export class CohortWritePath {
  constructor(
    private readonly bus: CommandBus,
    private readonly clock: ServiceClock,
    private readonly counters: CommandCounters,
  ) {}

  async send(cohort: string, request: CohortRequest, sending: Sending): Promise<CohortAnswerView> {
    const answer = await this.bus.execute(new AskCohort(cohort, request, askingOf(sending, this.clock)));
    return { cohort, ...answerTo(request.type, answer, this.counters) };
  }
}
