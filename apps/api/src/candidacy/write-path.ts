import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CandidacyRequest } from '@parchemin/commands';
import { AskCandidacy } from '@parchemin/commands/nest';
import type { CommandAnswer } from '@parchemin/contracts';
import type { Actor, Clock, CommandId } from '@parchemin/kernel';
import { Refused } from '../problem/refusals.js';
import { CommandCounters } from '../http/metrics.js';

export interface Sending {
  readonly by: Actor;
  readonly key: string;
  readonly ifRevision?: number | undefined;
}

/** The clock of this process; a class, so that it can be asked for by the framework. */
export abstract class ServiceClock implements Clock {
  abstract now(): ReturnType<Clock['now']>;
}

/** From a parsed request to its answer, or to the refusal that the border words. */
@Injectable()
export class WritePath {
  constructor(
    private readonly bus: CommandBus,
    private readonly clock: ServiceClock,
    private readonly counters: CommandCounters,
  ) {}

  async send(candidacy: string, request: CandidacyRequest, { by, key, ifRevision }: Sending): Promise<CommandAnswer> {
    const commandId = `person:${by.id}:${key}` as CommandId;
    const asking = { by, at: this.clock.now(), commandId, ...(ifRevision !== undefined && { ifRevision }) };
    const answer = await this.bus.execute(new AskCandidacy(candidacy, request, asking));
    if ('refused' in answer) {
      this.counters.count(request.type, answer.refused);
      throw new Refused(answer);
    }
    this.counters.count(request.type, 'Recorded');
    const { revision, position, events } = answer;
    return {
      candidacy,
      revision,
      position: position.toString(),
      recorded: events.map(({ type, data }) => ({ event: type, data: { ...data } })),
    };
  }
}
