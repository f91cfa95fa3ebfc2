import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { QueuedFiles } from '@parchemin/contracts';
import type { Actor } from '@parchemin/kernel';
import { isQueueCursor, queuedFilesPerPageAtMost } from '@parchemin/read-models';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AfterQuery } from '../candidacy/queries.js';
import { Asker } from '../http/headers.js';
import { ApiProblems, queryProblems } from '../http/open-api.js';
import { MayAsk, rolesFor } from '../sign-in/may-ask.js';
import { FileQueue } from './file-queue.js';

const QueueQuery = z.strictObject({
  after: z.string().max(500).refine(isQueueCursor).optional(),
  limit: z.coerce.number().int().min(1).max(queuedFilesPerPageAtMost).default(50),
  /** True for this position at least: one reads one's own writes. */
  position: AfterQuery.shape.after,
});

/** Files that somebody must recognise, for those who may. */
@ApiTags('files')
@Controller('api/queued-files')
export class QueuedFilesController {
  constructor(private readonly queue: FileQueue) {}

  @Get()
  @MayAsk(rolesFor('SettleFile'))
  @ApiOperation({ operationId: 'listQueuedFiles' })
  @ApiOkResponse({ standardSchema: QueuedFiles })
  @ApiProblems(...queryProblems)
  async list(
    @Query({ schema: QueueQuery }) { after, limit, position }: z.output<typeof QueueQuery>,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QueuedFiles> {
    void reply.header('cache-control', 'private, no-store');
    return this.queue.list({ school: by.school, after, limit }, position);
  }
}
