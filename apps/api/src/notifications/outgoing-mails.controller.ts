import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { OutgoingMail, OutgoingMails } from '@parchemin/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ApiProblems, queryProblems } from '../http/open-api.js';
import { Refused } from '../problem/refusals.js';
import { MayAsk } from '../sign-in/may-ask.js';
import { Inboxes } from './inboxes.js';

const MailPath = z.object({ mail: OutgoingMail.shape.id });

/** What leaves, and what lies in the local mailbox: for those who watch over the installation. */
@ApiTags('notifications')
@Controller('api/outgoing-mails')
export class OutgoingMailsController {
  constructor(private readonly inboxes: Inboxes) {}

  @Get()
  @MayAsk(['operations'])
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ operationId: 'listOutgoingMails' })
  @ApiOkResponse({ standardSchema: OutgoingMails })
  @ApiProblems(...queryProblems)
  list(): Promise<OutgoingMails> {
    return this.inboxes.outgoing();
  }

  /** As a program for mail opens it; a browser is told to keep it, not to show it. */
  @Get(':mail/source')
  @MayAsk(['operations'])
  @ApiOperation({ operationId: 'readOutgoingMail' })
  @ApiProduces('message/rfc822')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems(...queryProblems, 'AddressUnknown')
  async source(
    @Param({ schema: MailPath }) { mail }: z.output<typeof MailPath>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const source = await this.inboxes.findSource(mail);
    if (source === undefined) throw new Refused({ refused: 'AddressUnknown' });
    void reply.headers({
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="${mail}.eml"`,
      'cache-control': 'private, no-store',
    });
    return source;
  }
}
