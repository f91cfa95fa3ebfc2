import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CandidacyList,
  CandidateRecordView,
  CommandAnswer,
  EnrolCandidateRequest,
  RecordMarkRequest,
} from '@parchemin/contracts';
import type { Actor } from '@parchemin/kernel';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Asker, etagOf, IdempotencyKey, IfMatch, IfNoneMatch } from '../http/headers.js';
import { ApiAfter, ApiConditional, ApiKeyed, ApiProblems, commandProblems, queryProblems } from '../http/open-api.js';
import { Refused } from '../problem/refusals.js';
import { mayRead, MayAsk, readers, rolesFor } from '../sign-in/may-ask.js';
import { AfterQuery, CandidacyPath, ListQuery } from './queries.js';
import { Records } from './records.js';
import { RecordViews } from './record-views.js';
import { WritePath } from './write-path.js';

/** A reader who has just written waits this long for the views; then it is told what is there, and that it is behind. */
const waitMillis = 2_000;

const markProblems = [
  'CandidacyNotFound',
  'PieceUnknown',
  'MarkAmbiguous',
  'MarkNotANumber',
  'MarkOutOfRange',
  'MarkAlreadyRecorded',
  'StageClosed',
  'RevisionMoved',
  'PreconditionIllFormed',
] as const;

@ApiTags('candidacies')
@Controller('api/candidacies')
export class CandidacyController {
  constructor(
    private readonly commands: WritePath,
    private readonly records: Records,
    private readonly views: RecordViews,
  ) {}

  @Post()
  @MayAsk(rolesFor('EnrolCandidate'))
  @ApiOperation({ operationId: 'enrolCandidate' })
  @ApiKeyed()
  @ApiCreatedResponse({ standardSchema: CommandAnswer })
  @ApiProblems(
    ...commandProblems,
    'AlreadyEnrolled',
    'SchemeUnknown',
    'CalendarUnknown',
    'ZoneUnknown',
    'RegionUnknown',
    'DateMissing',
    'DeadlineNotPlanned',
    'ChoiceInvalid',
    'BlockUnknown',
  )
  async enrol(
    @IdempotencyKey() key: string,
    @Body({ schema: EnrolCandidateRequest }) { candidacy, ...data }: z.output<typeof EnrolCandidateRequest>,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const answer = await this.commands.send(candidacy, { type: 'EnrolCandidate', ...data }, { by, key });
    void reply.headers({ location: `/api/candidacies/${candidacy}`, etag: etagOf(answer) });
    return answer;
  }

  @Post(':candidacy/marks')
  @MayAsk(rolesFor('RecordMark'))
  @ApiOperation({ operationId: 'recordMark' })
  @ApiKeyed()
  @ApiConditional()
  @ApiCreatedResponse({ standardSchema: CommandAnswer })
  @ApiProblems(...commandProblems, ...markProblems)
  async recordMark(
    @Param({ schema: CandidacyPath }) { candidacy }: z.output<typeof CandidacyPath>,
    @IdempotencyKey() key: string,
    @IfMatch() ifRevision: number | undefined,
    @Body({ schema: RecordMarkRequest }) { piece, mark }: z.output<typeof RecordMarkRequest>,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const answer = await this.commands.send(candidacy, { type: 'RecordMark', piece, mark }, { by, key, ifRevision });
    void reply.header('etag', etagOf(answer));
    return answer;
  }

  @Post(':candidacy/retry')
  @HttpCode(200)
  @MayAsk(rolesFor('RetryPath'))
  @ApiOperation({ operationId: 'retryPath' })
  @ApiKeyed()
  @ApiOkResponse({ standardSchema: CommandAnswer })
  @ApiProblems(...commandProblems, 'CandidacyNotFound', 'PathNotBlocked')
  async retry(
    @Param({ schema: CandidacyPath }) { candidacy }: z.output<typeof CandidacyPath>,
    @IdempotencyKey() key: string,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const answer = await this.commands.send(candidacy, { type: 'RetryPath' }, { by, key });
    void reply.header('etag', etagOf(answer));
    return answer;
  }

  @Get()
  @MayAsk(readers)
  @ApiOperation({ operationId: 'listCandidacies' })
  @ApiOkResponse({ standardSchema: CandidacyList })
  @ApiProblems(...queryProblems)
  async list(
    @Query({ schema: ListQuery }) { after, limit }: z.output<typeof ListQuery>,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CandidacyList> {
    void reply.header('cache-control', 'private, no-store');
    return this.records.list({ school: by.school, after, limit });
  }

  @Get(':candidacy')
  @MayAsk(readers)
  @ApiOperation({ operationId: 'readCandidacy' })
  @ApiAfter()
  @ApiOkResponse({ standardSchema: CandidateRecordView })
  @ApiProblems(...queryProblems, 'CandidacyNotFound')
  async read(
    @Param({ schema: CandidacyPath }) { candidacy }: z.output<typeof CandidacyPath>,
    @Query({ schema: AfterQuery }) { after }: z.output<typeof AfterQuery>,
    @IfNoneMatch() seen: readonly string[],
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CandidateRecordView | undefined> {
    const behind = after !== undefined && !(await this.records.reached(after, waitMillis));
    const record = await this.records.find(candidacy);
    if (!record || !mayRead(by, record.school)) throw new Refused({ refused: 'CandidacyNotFound' });
    if (behind) void reply.header('x-parchemin-behind', 'true');
    void reply.headers({ etag: etagOf(record), 'cache-control': 'private, no-cache' });
    if (!seen.includes(etagOf(record))) return this.views.view(record, by);
    void reply.status(304);
    return undefined;
  }
}
