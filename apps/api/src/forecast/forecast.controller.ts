import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForecastView } from '@parchemin/contracts';
import { instantFromMillis, millisOf, type Actor } from '@parchemin/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ServiceClock } from '../asking/sending.js';
import { Asker } from '../http/headers.js';
import { ApiProblems, queryProblems } from '../http/open-api.js';
import { MayAsk } from '../sign-in/may-ask.js';
import { Forecasts } from './forecasts.js';

const dayMillis = 86_400_000;
const ForecastQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(92).default(7) });

/** «What escalates in the next days»: a school's people see their own school. */
@ApiTags('forecast')
@Controller('api/forecast')
export class ForecastController {
  constructor(
    private readonly forecasts: Forecasts,
    private readonly clock: ServiceClock,
  ) {}

  @Get()
  @MayAsk(['operations', 'auditor', 'school-lead'])
  @ApiOperation({ operationId: 'forecastEscalations' })
  @ApiOkResponse({ standardSchema: ForecastView })
  @ApiProblems(...queryProblems)
  async forecast(
    @Query({ schema: ForecastQuery }) { days }: z.output<typeof ForecastQuery>,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ForecastView> {
    void reply.header('cache-control', 'private, no-store');
    const now = this.clock.now();
    const until = instantFromMillis(millisOf(now) + days * dayMillis);
    return this.forecasts.find({ now, until, school: by.school });
  }
}
