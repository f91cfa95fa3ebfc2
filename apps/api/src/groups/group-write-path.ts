import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { GroupRequest } from '@parchemin/commands';
import { AskGroup } from '@parchemin/commands/nest';
import type { GroupAnswerView } from '@parchemin/contracts';
import type { CommandId } from '@parchemin/kernel';
import { ServiceClock, type Sending } from '../candidacy/write-path.js';
import { CommandCounters } from '../http/metrics.js';
import { Refused } from '../problem/refusals.js';

/** From a parsed request on a group to its answer, or to the refusal that the border words. */
@Injectable()
export class GroupWritePath {
  constructor(
    private readonly bus: CommandBus,
    private readonly clock: ServiceClock,
    private readonly counters: CommandCounters,
  ) {}

  async send(group: string, request: GroupRequest, { by, key, ifRevision }: Sending): Promise<GroupAnswerView> {
    const commandId = `person:${by.id}:${key}` as CommandId;
    const asking = { by, at: this.clock.now(), commandId, ...(ifRevision !== undefined && { ifRevision }) };
    const answer = await this.bus.execute(new AskGroup(group, request, asking));
    if ('refused' in answer) {
      this.counters.count(request.type, answer.refused);
      throw new Refused(answer);
    }
    this.counters.count(request.type, 'Recorded');
    const { revision, position, events } = answer;
    const recorded = events.map(({ type, data }) => ({ event: type, data: { ...data } }));
    return { group, revision, position: position.toString(), recorded };
  }
}
