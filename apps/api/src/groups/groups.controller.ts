import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { GroupRequest } from '@parchemin/commands';
import {
  FormGroupRequest,
  groupActRequests,
  GroupAnswerView,
  GroupId,
  GroupView,
  type GroupActName,
} from '@parchemin/contracts';
import { groupRolesOf } from '@parchemin/groups';
import type { Actor } from '@parchemin/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asker, etagOf, IdempotencyKey, IfMatch } from '../http/headers.js';
import { ApiConditional, ApiKeyed, ApiProblems, commandProblems, queryProblems } from '../http/open-api.js';
import { refusalOfIssues } from '../problem/faults.js';
import { Refused } from '../problem/refusals.js';
import { everybody, MayAsk, readers } from '../sign-in/may-ask.js';
import { GroupViews } from './group-views.js';
import { GroupWritePath } from './group-write-path.js';

const GroupPath = z.object({ group: GroupId });
const GroupActPath = GroupPath.extend({ act: z.string().max(64) });

const actNames = Object.keys(groupActRequests) as readonly GroupActName[];

/** Groups of candidates: how they are formed, what they hand in together, what each member is given for it. */
@ApiTags('groups')
@Controller('api/groups')
export class GroupsController {
  constructor(
    private readonly commands: GroupWritePath,
    private readonly views: GroupViews,
  ) {}

  @Post()
  @MayAsk(groupRolesOf('FormGroup'))
  @ApiOperation({ operationId: 'formGroup' })
  @ApiKeyed()
  @ApiCreatedResponse({ standardSchema: GroupAnswerView })
  @ApiProblems(
    ...commandProblems,
    ...(['GroupNotFound', 'GroupAlreadyFormed', 'GroupSize', 'ProfileMissing', 'AlreadyMember'] as const),
    ...(['AssessmentUnknown', 'NotGroupWork', 'ProfileUnknown'] as const),
    ...(['MemberUnknown', 'MemberOfOtherScheme', 'MemberNotActive'] as const),
  )
  async form(
    @IdempotencyKey() key: string,
    @Body({ schema: FormGroupRequest }) { group, ...formation }: z.output<typeof FormGroupRequest>,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupAnswerView> {
    const answer = await this.commands.send(group, { type: 'FormGroup', ...formation }, { by, key });
    void reply.headers({ location: `/api/groups/${group}`, etag: etagOf(answer) });
    return answer;
  }

  @Post(':group/acts/:act')
  @HttpCode(201)
  @MayAsk(everybody)
  @ApiOperation({ operationId: 'askGroup' })
  @ApiParam({ name: 'act', schema: { type: 'string', enum: [...actNames] } })
  @ApiBody({ schema: { type: 'object', description: 'What the act of that name takes.' } })
  @ApiKeyed()
  @ApiConditional()
  @ApiCreatedResponse({ standardSchema: GroupAnswerView })
  @ApiProblems(...commandProblems, 'ActUnknown', 'GroupNotFound', 'NotYourAct', 'GroupIncomplete', 'RevisionMoved')
  async ask(
    @Param({ schema: GroupActPath }) { group, act }: z.output<typeof GroupActPath>,
    @IdempotencyKey() key: string,
    @IfMatch() ifRevision: number | undefined,
    @Body() body: unknown,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupAnswerView> {
    const answer = await this.commands.send(group, requestOf(act, by, body), { by, key, ifRevision });
    void reply.header('etag', etagOf(answer));
    return answer;
  }

  @Get(':group')
  @MayAsk(readers)
  @ApiOperation({ operationId: 'readGroup' })
  @ApiOkResponse({ standardSchema: GroupView })
  @ApiProblems(...queryProblems, 'GroupNotFound', 'TooBusy', 'EventStoreUnavailable')
  async read(
    @Param({ schema: GroupPath }) { group }: z.output<typeof GroupPath>,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupView> {
    const view = await this.views.view(group, by);
    void reply.headers({ etag: etagOf(view), 'cache-control': 'private, no-store' });
    return view;
  }
}

/** Who may never ask it hears so before anything of the body is looked at. */
function requestOf(act: string, by: Actor, body: unknown): GroupRequest {
  const name = actNames.find((known) => known === act);
  if (name === undefined) throw new Refused({ refused: 'ActUnknown', act });
  if (!groupRolesOf(name).includes(by.role)) throw new Refused({ refused: 'NotYourAct', act: name, role: by.role });
  const parsed = groupActRequests[name].safeParse(body);
  if (!parsed.success) throw new Refused(refusalOfIssues(parsed.error.issues));
  return { type: name, ...parsed.data } as AnyRequest;
}

/** The schema of an act and its command say the same, or this does not compile. */
type AnyRequest = {
  [Act in GroupActName]: { readonly type: Act } & z.output<(typeof groupActRequests)[Act]>;
}[GroupActName];
