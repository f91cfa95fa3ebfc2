import { Body, Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { rolesOf } from '@parchemin/candidacy';
import type { CandidacyRequest } from '@parchemin/commands';
import { actRequests, CommandAnswer, PreviewAnswer, type ActName } from '@parchemin/contracts';
import type { Actor } from '@parchemin/kernel';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Asker, etagOf, IdempotencyKey, IfMatch } from '../http/headers.js';
import { ApiConditional, ApiDryRun, ApiKeyed, ApiProblems, commandProblems } from '../http/open-api.js';
import { refusalOfIssues } from '../problem/faults.js';
import { Refused } from '../problem/refusals.js';
import { everybody, MayAsk } from '../sign-in/may-ask.js';
import { Foresight } from './foresight.js';
import { ActPath, DryRunQuery } from './queries.js';
import { WritePath } from './write-path.js';

const actNames = Object.keys(actRequests) as readonly ActName[];

/** Every act that people may ask of a candidacy, by its name: what it says is in the contracts, who may ask it in the decider's own table. */
@ApiTags('candidacies')
@Controller('api/candidacies')
export class ActsController {
  constructor(
    private readonly commands: WritePath,
    private readonly foresight: Foresight,
  ) {}

  @Post(':candidacy/acts/:act')
  @HttpCode(201)
  @MayAsk(everybody)
  @ApiOperation({ operationId: 'ask' })
  @ApiParam({ name: 'act', schema: { type: 'string', enum: [...actNames] } })
  @ApiBody({ schema: { type: 'object', description: 'What the act of that name takes.' } })
  @ApiKeyed()
  @ApiConditional()
  @ApiDryRun()
  @ApiCreatedResponse({ standardSchema: CommandAnswer })
  @ApiOkResponse({ description: 'The dry run.', standardSchema: PreviewAnswer })
  @ApiProblems(...commandProblems, 'ActUnknown', 'CandidacyNotFound', 'NotYourAct', 'ActClosed', 'RevisionMoved')
  async ask(
    @Param({ schema: ActPath }) { candidacy, act }: z.output<typeof ActPath>,
    @IdempotencyKey() key: string,
    @IfMatch() ifRevision: number | undefined,
    @Query({ schema: DryRunQuery }) { 'dry-run': dryRun }: z.output<typeof DryRunQuery>,
    @Body() body: unknown,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer | PreviewAnswer> {
    const request = requestOf(act, by, body);
    if (dryRun === 'true') {
      void reply.status(200).header('cache-control', 'no-store');
      return this.foresight.answer(candidacy, request, { by, key, ifRevision });
    }
    const answer = await this.commands.send(candidacy, request, { by, key, ifRevision });
    void reply.header('etag', etagOf(answer));
    return answer;
  }
}

/** Who may never ask it hears so before anything of the body is looked at. */
function requestOf(act: string, by: Actor, body: unknown): CandidacyRequest {
  const name = actNames.find((known) => known === act);
  if (name === undefined) throw new Refused({ refused: 'ActUnknown', act });
  if (!rolesOf(name).includes(by.role)) throw new Refused({ refused: 'NotYourAct', act: name, role: by.role });
  const parsed = actRequests[name].safeParse(body);
  if (!parsed.success) throw new Refused(refusalOfIssues(parsed.error.issues));
  return { type: name, ...parsed.data } as AnyRequest;
}

/** The schema of an act and its command say the same, or this does not compile. */
type AnyRequest = { [Act in ActName]: { readonly type: Act } & z.output<(typeof actRequests)[Act]> }[ActName];
