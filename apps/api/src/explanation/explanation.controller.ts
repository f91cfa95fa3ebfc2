import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ExplanationView } from '@parchemin/contracts';
import type { Actor } from '@parchemin/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CandidacyPath } from '../candidacy/queries.js';
import { Asker } from '../http/headers.js';
import { ApiProblems, queryProblems } from '../http/open-api.js';
import { MayAsk, readers } from '../sign-in/may-ask.js';
import { Explanations } from './explanations.js';

const ExplanationQuery = z.strictObject({ lang: z.enum(['fr', 'en']).default('fr') });

/** What the rules say of a candidacy's facts as they stand, in plain words with the lines of the document. */
@ApiTags('candidacies')
@Controller('api/candidacies')
export class ExplanationController {
  constructor(private readonly explanations: Explanations) {}

  @Get(':candidacy/explanation')
  @MayAsk(readers)
  @ApiOperation({ operationId: 'explainCandidacy' })
  @ApiOkResponse({ standardSchema: ExplanationView })
  @ApiProblems(...queryProblems, 'CandidacyNotFound', 'DossierInvalid', 'EventStoreUnavailable')
  async explain(
    @Param({ schema: CandidacyPath }) { candidacy }: z.output<typeof CandidacyPath>,
    @Query({ schema: ExplanationQuery }) { lang }: z.output<typeof ExplanationQuery>,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExplanationView> {
    void reply.header('cache-control', 'private, no-store');
    return this.explanations.explain(candidacy, by, lang);
  }
}
