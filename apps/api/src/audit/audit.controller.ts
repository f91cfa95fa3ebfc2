import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ReplayView } from '@parchemin/contracts';
import { DecisionRecord } from '@parchemin/decision-record';
import { instantFromMillis } from '@parchemin/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CandidacyPath } from '../candidacy/queries.js';
import { ApiProblems, queryProblems } from '../http/open-api.js';
import { MayAsk } from '../sign-in/may-ask.js';
import { AuditTrail } from './audit-trail.js';

const revision = z.coerce.number().int().nonnegative().optional();
const instant = z.iso.datetime({ offset: true }).transform((text) => instantFromMillis(Date.parse(text)));
const RecordQuery = z.strictObject({ decision: revision });
const ReplayQuery = z.strictObject({ decision: revision, at: instant.optional() });

/** Both hold every fact of a candidacy, reasons included: the certifier's own people alone, until juries and candidates are assigned. */
const auditors = ['operations', 'auditor'] as const;

/** How a decision came about, for whoever wants to come to it again. */
@ApiTags('audit')
@Controller('api/candidacies')
export class AuditController {
  constructor(private readonly trail: AuditTrail) {}

  @Get(':candidacy/decision-record')
  @MayAsk(auditors)
  @ApiOperation({ operationId: 'exportDecision' })
  @ApiQuery({ name: 'decision', required: false, description: 'Its revision; otherwise the one that stands.' })
  @ApiOkResponse({ standardSchema: DecisionRecord })
  @ApiProblems(...queryProblems, 'CandidacyNotFound', 'NoDecision', 'DossierInvalid', 'EventStoreUnavailable')
  async export(
    @Param({ schema: CandidacyPath }) { candidacy }: z.output<typeof CandidacyPath>,
    @Query({ schema: RecordQuery }) { decision }: z.output<typeof RecordQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionRecord> {
    const record = await this.trail.record(candidacy, decision ?? null);
    void reply.header('cache-control', 'private, no-store');
    return record;
  }

  @Get(':candidacy/replay')
  @MayAsk(auditors)
  @ApiOperation({ operationId: 'replayCandidacy' })
  @ApiQuery({ name: 'decision', required: false, description: 'Up to the decision of this revision.' })
  @ApiQuery({ name: 'at', required: false, description: 'As far as this instant; otherwise up to the last decision.' })
  @ApiOkResponse({ standardSchema: ReplayView })
  @ApiProblems(...queryProblems, 'CandidacyNotFound', 'NoDecision', 'EventStoreUnavailable')
  async replay(
    @Param({ schema: CandidacyPath }) { candidacy }: z.output<typeof CandidacyPath>,
    @Query({ schema: ReplayQuery }) question: z.output<typeof ReplayQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReplayView> {
    const replay = await this.trail.replay(candidacy, question);
    void reply.header('cache-control', 'private, no-store');
    return replay;
  }
}
