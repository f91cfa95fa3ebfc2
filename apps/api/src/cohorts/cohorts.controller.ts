import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { cohortRolesOf } from '@parchemin/cohorts';
import type { CohortRequest } from '@parchemin/commands';
import {
  CandidacyId,
  cohortActRequests,
  CohortAnswerView,
  CohortId,
  CohortList,
  CohortPreview,
  CohortView,
  PlanCohortRequest,
  PreviewCohortRequest,
  type CohortActName,
} from '@parchemin/contracts';
import type { Actor } from '@parchemin/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asker, etagOf, IdempotencyKey, IfMatch } from '../http/headers.js';
import { ApiConditional, ApiKeyed, ApiProblems, commandProblems, queryProblems } from '../http/open-api.js';
import { refusalOfIssues } from '../problem/faults.js';
import { Refused } from '../problem/refusals.js';
import { MayAsk } from '../sign-in/may-ask.js';
import { CohortMembers } from './cohort-members.js';
import { CohortPreviews } from './cohort-previews.js';
import { CohortViews } from './cohort-views.js';
import { CohortWritePath } from './cohort-write-path.js';

const CohortPath = z.object({ cohort: CohortId });
const CohortActPath = CohortPath.extend({ act: z.string().max(64) });
const PageQuery = z.strictObject({
  after: CandidacyId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const actNames = Object.keys(cohortActRequests) as readonly CohortActName[];
const dateProblems = [
  'CalendarUnknown',
  'ZoneUnknown',
  'RegionUnknown',
  'DateUnknown',
  'DateImpossible',
  'DateMissing',
] as const;

/** The calendars that whole cohorts share: the certifier plans them, looks at what a move would do, and moves them. */
@ApiTags('cohorts')
@Controller('api/cohorts')
export class CohortsController {
  constructor(
    private readonly commands: CohortWritePath,
    private readonly views: CohortViews,
    private readonly previews: CohortPreviews,
    private readonly members: CohortMembers,
  ) {}

  @Get()
  @MayAsk(cohortRolesOf('MoveCohort'))
  @ApiOperation({ operationId: 'listCohorts' })
  @ApiOkResponse({ standardSchema: CohortList })
  @ApiProblems(...queryProblems)
  async list(@Res({ passthrough: true }) reply: FastifyReply): Promise<CohortList> {
    void reply.header('cache-control', 'private, no-store');
    return { cohorts: await this.members.cohorts() };
  }

  @Post()
  @MayAsk(cohortRolesOf('PlanCohort'))
  @ApiOperation({ operationId: 'planCohort' })
  @ApiKeyed()
  @ApiCreatedResponse({ standardSchema: CohortAnswerView })
  @ApiProblems(...commandProblems, 'CohortAlreadyPlanned', ...dateProblems)
  async plan(
    @IdempotencyKey() key: string,
    @Body({ schema: PlanCohortRequest }) { cohort, calendar, reason }: z.output<typeof PlanCohortRequest>,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CohortAnswerView> {
    const answer = await this.commands.send(cohort, { type: 'PlanCohort', ...planOf(calendar), reason }, { by, key });
    void reply.headers({ location: `/api/cohorts/${cohort}`, etag: etagOf(answer) });
    return answer;
  }

  @Post(':cohort/acts/:act')
  @HttpCode(201)
  @MayAsk(cohortRolesOf('MoveCohort'))
  @ApiOperation({ operationId: 'askCohort' })
  @ApiParam({ name: 'act', schema: { type: 'string', enum: [...actNames] } })
  @ApiBody({ schema: { type: 'object', description: 'What the act of that name takes.' } })
  @ApiKeyed()
  @ApiConditional()
  @ApiCreatedResponse({ standardSchema: CohortAnswerView })
  @ApiProblems(...commandProblems, 'ActUnknown', 'CohortNotPlanned', 'CohortDatesUnchanged', 'RevisionMoved')
  async ask(
    @Param({ schema: CohortActPath }) { cohort, act }: z.output<typeof CohortActPath>,
    @IdempotencyKey() key: string,
    @IfMatch() ifRevision: number | undefined,
    @Body() body: unknown,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CohortAnswerView> {
    const answer = await this.commands.send(cohort, requestOf(act, body), { by, key, ifRevision });
    void reply.header('etag', etagOf(answer));
    return answer;
  }

  @Post(':cohort/preview')
  @HttpCode(200)
  @MayAsk(cohortRolesOf('MoveCohort'))
  @ApiOperation({ operationId: 'previewCohortMove', description: 'What moving these dates would do; writes nothing.' })
  @ApiOkResponse({ standardSchema: CohortPreview })
  @ApiProblems(...queryProblems, 'CohortNotPlanned', 'CohortDatesUnchanged', ...dateProblems, 'TooBusy')
  async preview(
    @Param({ schema: CohortPath }) { cohort }: z.output<typeof CohortPath>,
    @Query({ schema: PageQuery }) { after, limit }: z.output<typeof PageQuery>,
    @Body({ schema: PreviewCohortRequest }) { dates }: z.output<typeof PreviewCohortRequest>,
  ): Promise<CohortPreview> {
    const { state } = await this.views.load(cohort);
    return this.previews.preview(state, { cohort, dates, after: after ?? null, limit });
  }

  @Get(':cohort')
  @MayAsk(cohortRolesOf('MoveCohort'))
  @ApiOperation({ operationId: 'readCohort' })
  @ApiOkResponse({ standardSchema: CohortView })
  @ApiProblems(...queryProblems, 'CohortNotPlanned', 'TooBusy', 'EventStoreUnavailable')
  async read(
    @Param({ schema: CohortPath }) { cohort }: z.output<typeof CohortPath>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CohortView> {
    const view = await this.views.view(cohort);
    void reply.headers({ etag: etagOf(view), 'cache-control': 'private, no-store' });
    return view;
  }
}

function planOf({ region, ...calendar }: z.output<typeof PlanCohortRequest>['calendar']) {
  return { calendar: region === undefined ? calendar : { ...calendar, region } };
}

function requestOf(act: string, body: unknown): CohortRequest {
  const name = actNames.find((known) => known === act);
  if (name === undefined) throw new Refused({ refused: 'ActUnknown', act });
  const parsed = cohortActRequests[name].safeParse(body);
  if (!parsed.success) throw new Refused(refusalOfIssues(parsed.error.issues));
  return { type: name, ...parsed.data } as AnyRequest;
}

/** The schema of an act and its command say the same, or this does not compile. */
type AnyRequest = {
  [Act in CohortActName]: { readonly type: Act } & z.output<(typeof cohortActRequests)[Act]>;
}[CohortActName];
