import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../problem/refusals.js';
import { keyOf, type Identity } from './credentials.js';
import { Identities } from './identities.js';
import { accessKey, type Access } from './may-ask.js';
import { sessionSecretOf } from './session-cookie.js';

/** The one door: every request passes here, and nothing is open unless its route says so. */
@Injectable()
export class Gate implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identities: Identities,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!isReading(request.method)) refuseForeignOrigin(request);
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, targets);
    if (access === 'open') return true;
    const identity = await this.identityOf(request);
    if (!identity) throw new Refused({ refused: 'NotSignedIn' });
    if (!access?.includes(identity.role)) throw new Refused({ refused: 'NotAllowed' });
    request.actor = { id: identity.id, role: identity.role, school: identity.school };
    return true;
  }

  identityOf(request: FastifyRequest): Promise<Identity | undefined> {
    const secret = bearerOf(request) ?? sessionSecretOf(request);
    return secret === undefined ? Promise.resolve(undefined) : this.identities.find(keyOf(secret), Date.now());
  }
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
}

/** Besides SameSite and JSON alone: a browser says where a request comes from, and another site's is refused. */
function refuseForeignOrigin({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = headers.origin !== undefined && hostOf(headers.origin) !== headers.host;
  if (foreignSite || foreignOrigin) throw new Refused({ refused: 'ForeignOrigin' });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
