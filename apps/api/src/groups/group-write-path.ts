import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { GroupRequest } from '@parchemin/commands';
import { AskGroup } from '@parchemin/commands/nest';
import type { GroupAnswerView } from '@parchemin/contracts';
import { answerTo, askingOf, ServiceClock, type Sending } from '../asking/sending.js';
import { CommandCounters } from '../http/metrics.js';

/** From a parsed request on a group to its answer, or to the refusal that the border words. */
@Injectable()
export class GroupWritePath {
  constructor(
    private readonly bus: CommandBus,
    private readonly clock: ServiceClock,
    private readonly counters: CommandCounters,
  ) {}

  async send(group: string, request: GroupRequest, sending: Sending): Promise<GroupAnswerView> {
    const answer = await this.bus.execute(new AskGroup(group, request, askingOf(sending, this.clock)));
    return { group, ...answerTo(request.type, answer, this.counters) };
  }
}
