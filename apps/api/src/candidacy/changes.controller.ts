import { Controller, Get, Param, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@parchemin/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import { Asker } from '../http/headers.js';
import { ApiProblems, queryProblems } from '../http/open-api.js';
import { Refused } from '../problem/refusals.js';
import { Gate } from '../sign-in/gate.js';
import { mayRead, MayAsk, readers } from '../sign-in/may-ask.js';
import { ChangeFeed } from './change-feed.js';
import { streamChanges } from './change-stream.js';
import { CandidacyPath } from './queries.js';
import { Records, type RecordHead } from './records.js';

@ApiTags('candidacies')
@Controller('api/candidacies')
export class ChangesController implements OnModuleDestroy {
  readonly #open = new Set<ServerResponse>();

  constructor(
    private readonly records: Records,
    private readonly feed: ChangeFeed,
    private readonly gate: Gate,
  ) {}

  @Get(':candidacy/changes')
  @MayAsk(readers)
  @ApiOperation({ operationId: 'watchCandidacy', description: 'Events `changed` with `{ position, revision }`.' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Server-sent events; `Last-Event-ID` is the last position seen.' })
  @ApiProblems(...queryProblems, 'CandidacyNotFound', 'TooManyReaders')
  async watch(
    @Param({ schema: CandidacyPath }) { candidacy }: z.output<typeof CandidacyPath>,
    @Asker() by: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const first = await this.#visibleHead(candidacy, by);
    if (!first) throw new Refused({ refused: 'CandidacyNotFound' });
    const watched = {
      look: async () => ((await this.#stillThere(request, by)) ? this.#visibleHead(candidacy, by) : undefined),
      watch: (look: () => void) => this.feed.watch(candidacy, by.id, look),
    };
    const response = reply.raw;
    if (!streamChanges(response, lastEventOf(request), watched)) {
      throw new Refused({ refused: 'TooManyReaders', retryAfterSeconds: 30 });
    }
    reply.hijack();
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
  }

  onModuleDestroy(): void {
    for (const response of this.#open) response.end();
  }

  async #visibleHead(candidacy: string, by: Actor): Promise<RecordHead | undefined> {
    const head = await this.records.findHead(candidacy);
    return head && mayRead(by, head.school) ? head : undefined;
  }

  async #stillThere(request: FastifyRequest, by: Actor): Promise<boolean> {
    const identity = await this.gate.identityOf(request);
    return identity?.id === by.id;
  }
}

/** Without one, the reader hears of the present state first, and can compare. */
function lastEventOf({ headers }: FastifyRequest): bigint {
  const given = headers['last-event-id'];
  return typeof given === 'string' && /^\d{1,20}$/.test(given) ? BigInt(given) : -1n;
}
