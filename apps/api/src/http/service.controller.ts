import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { Open } from '../sign-in/may-ask.js';
import { Readiness } from './readiness.js';

/** For supervisors and scrapers. The description of the API is public, as the product is. */
@ApiExcludeController()
@Controller()
export class ServiceController {
  constructor(
    private readonly readiness: Readiness,
    private readonly registry: Registry,
  ) {}

  @Get('health/live')
  @Open()
  live(): { live: true } {
    return { live: true };
  }

  @Get('health/ready')
  @Open()
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const state = await this.readiness.look();
    void reply.status(state.ready ? 200 : 503).header('cache-control', 'no-store');
    return state;
  }

  @Get('metrics')
  @Open()
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.registry.contentType);
    return this.registry.metrics();
  }
}
