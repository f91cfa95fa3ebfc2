import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CohortRequest } from '@parchemin/commands';
import { AskCohort } from '@parchemin/commands/nest';
import type { CohortAnswerView } from '@parchemin/contracts';
import type { CommandId } from '@parchemin/kernel';
import { ServiceClock, type Sending } from '../candidacy/write-path.js';
import { CommandCounters } from '../http/metrics.js';
import { Refused } from '../problem/refusals.js';

/** From a parsed request on a cohort to its answer, or to the refusal that the border words. */
@Injectable()
export class CohortWritePath {
  constructor(
    private readonly bus: CommandBus,
    private readonly clock: ServiceClock,
    private readonly counters: CommandCounters,
  ) {}

  async send(cohort: string, request: CohortRequest, { by, key, ifRevision }: Sending): Promise<CohortAnswerView> {
    const commandId = `person:${by.id}:${key}` as CommandId;
    const asking = { by, at: this.clock.now(), commandId, ...(ifRevision !== undefined && { ifRevision }) };
    const answer = await this.bus.execute(new AskCohort(cohort, request, asking));
    if ('refused' in answer) {
      this.counters.count(request.type, answer.refused);
      throw new Refused(answer);
    }
    this.counters.count(request.type, 'Recorded');
    const { revision, position, events } = answer;
    const recorded = events.map(({ type, data }) => ({ event: type, data: { ...data } }));
    return { cohort, revision, position: position.toString(), recorded };
  }
}
