import '@fastify/helmet';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '../problem/refusals.js';
import { Open } from '../sign-in/may-ask.js';
import { ConsoleFiles } from './console-files.js';

/** Everything that is not the API is the console: its files, and its one page for every address of its own. */
@ApiExcludeController()
@Controller()
export class ConsoleController {
  constructor(private readonly files: ConsoleFiles) {}

  @Get('*')
  @Open()
  serve(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const path = (request.url.split('?')[0] ?? '/').slice(1);
    if (/^(api|health|metrics)(\/|$)/.test(path)) throw new Refused({ refused: 'AddressUnknown' });
    const file = this.files.find(path);
    if (!file) throw new Refused({ refused: 'AddressUnknown' });
    // A page may do more than an answer to a program: its policy replaces the strict one.
    reply.removeHeader('content-security-policy').helmet();
    void reply.headers({ 'cache-control': file.caching, 'content-type': file.type }).send(file.content);
  }
}
