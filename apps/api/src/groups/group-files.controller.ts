import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Code, GroupAnswerView, GroupId } from '@parchemin/contracts';
import { groupRolesOf } from '@parchemin/groups';
import type { Actor } from '@parchemin/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Deposits } from '../files/deposits.js';
import { fileMediaTypes } from '../files/media-types.js';
import { sentFileOf } from '../files/sent-file.js';
import { Asker, etagOf, IdempotencyKey } from '../http/headers.js';
import { ApiKeyed, ApiProblems, commandProblems } from '../http/open-api.js';
import { MayAsk } from '../sign-in/may-ask.js';
import { GroupViews } from './group-views.js';

const GroupFilePath = z.object({ group: GroupId, piece: Code });

/** What a group hands in: one content, which enters every member's candidacy. */
@ApiTags('groups')
@Controller('api/groups')
export class GroupFilesController {
  constructor(
    private readonly deposits: Deposits,
    private readonly views: GroupViews,
  ) {}

  @Post(':group/files/:piece')
  @HttpCode(201)
  @MayAsk(groupRolesOf('DepositDeliverable'))
  @ApiOperation({ operationId: 'depositDeliverable' })
  @ApiConsumes(...fileMediaTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'Content-Disposition', required: true, description: 'The name of the file (RFC 6266).' })
  @ApiKeyed()
  @ApiCreatedResponse({ standardSchema: GroupAnswerView })
  @ApiProblems(
    ...commandProblems,
    ...(['GroupNotFound', 'GroupIncomplete', 'DeliverableAlreadyDeposited'] as const),
    ...(['FileNameMissing', 'FileTypeNotTaken', 'FileTooLarge', 'FileEmpty', 'FilesFull'] as const),
  )
  async deposit(
    @Param({ schema: GroupFilePath }) { group, piece }: z.output<typeof GroupFilePath>,
    @IdempotencyKey() key: string,
    @Asker() by: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupAnswerView> {
    // Once something is refused, what is still on its way has no reader: the connection ends with the answer.
    void reply.header('connection', 'close');
    const file = sentFileOf(request);
    await this.views.view(group, by);
    const answer = await this.deposits.takeForGroup(group, file, { piece, by, key });
    void reply.removeHeader('connection').header('etag', etagOf(answer));
    return answer;
  }
}
