import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn, SignInRequest } from '@parchemin/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblems } from '../http/open-api.js';
import { Refused } from '../problem/refusals.js';
import type { Identity } from './credentials.js';
import { Gate } from './gate.js';
import { everybody, MayAsk, Open } from './may-ask.js';
import { noSessionCookie, sessionCookie, sessionSecretOf } from './session-cookie.js';
import { SignIn } from './sign-in.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly gate: Gate,
  ) {}

  @Post()
  @Open()
  @HttpCode(200)
  @ApiOperation({ operationId: 'signIn' })
  @ApiOkResponse({ standardSchema: SignedIn })
  async start(
    @Body({ schema: SignInRequest }) { name, password }: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const { identity, secret } = await this.signIn.start(name, password, request.ip, Date.now());
    void reply.header('set-cookie', sessionCookie(secret, request)).header('cache-control', 'no-store');
    return signedIn(identity);
  }

  @Get()
  @MayAsk(everybody)
  @ApiOperation({ operationId: 'whoAmI' })
  @ApiOkResponse({ standardSchema: SignedIn })
  @ApiProblems('NotSignedIn', 'NotAllowed', 'ReadSideUnavailable')
  async find(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedIn> {
    const identity = await this.gate.identityOf(request);
    if (!identity) throw new Refused({ refused: 'NotSignedIn' });
    void reply.header('cache-control', 'no-store');
    return signedIn(identity);
  }

  @Delete()
  @Open()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut' })
  @ApiNoContentResponse()
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const secret = sessionSecretOf(request);
    if (secret !== undefined) await this.signIn.end(secret);
    void reply.header('set-cookie', noSessionCookie(request));
  }
}

function signedIn({ id, name, role, school }: Identity): SignedIn {
  return { id, name, role, school };
}
