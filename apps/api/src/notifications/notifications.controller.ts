import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MarkNotificationsRead, NotificationList, UnreadNotifications } from '@parchemin/contracts';
import type { Actor } from '@parchemin/kernel';
import { isInboxCursor, notificationsPerPageAtMost } from '@parchemin/notifications';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ServiceClock } from '../asking/sending.js';
import { Asker } from '../http/headers.js';
import { ApiProblems, queryProblems } from '../http/open-api.js';
import { everybody, MayAsk } from '../sign-in/may-ask.js';
import { Inboxes } from './inboxes.js';

const ListQuery = z.strictObject({
  after: z.string().max(100).refine(isInboxCursor).optional(),
  limit: z.coerce.number().int().min(1).max(notificationsPerPageAtMost).default(30),
});

/** Everybody reads what they were told themselves, and nothing else: whose inbox it is never comes with the request. */
@ApiTags('notifications')
@Controller('api/notifications')
export class NotificationsController {
  constructor(
    private readonly inboxes: Inboxes,
    private readonly clock: ServiceClock,
  ) {}

  @Get()
  @MayAsk(everybody)
  @ApiOperation({ operationId: 'listNotifications' })
  @ApiOkResponse({ standardSchema: NotificationList })
  @ApiProblems(...queryProblems)
  async list(
    @Query({ schema: ListQuery }) { after, limit }: z.output<typeof ListQuery>,
    @Asker() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NotificationList> {
    void reply.header('cache-control', 'private, no-store');
    return this.inboxes.list({ recipient: by.id, after: after ?? null, limit });
  }

  /** Asked again, it changes nothing more: no key is needed. */
  @Post('read')
  @HttpCode(200)
  @MayAsk(everybody)
  @ApiOperation({ operationId: 'markNotificationsRead' })
  @ApiOkResponse({ standardSchema: UnreadNotifications })
  @ApiProblems(...queryProblems, 'BodyUnreadable', 'ForeignOrigin', 'BodyTooLarge', 'MediaTypeUnsupported')
  async read(
    @Body({ schema: MarkNotificationsRead }) { ids }: z.output<typeof MarkNotificationsRead>,
    @Asker() by: Actor,
  ): Promise<UnreadNotifications> {
    return { unread: await this.inboxes.markRead(by.id, ids, this.clock.now()) };
  }
}
