import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@parchemin/kernel';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../problem/refusals.js';

/** One key per act of the sender: the same key again is the same act, never a second one. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = headerOf(context, 'idempotency-key');
  if (key === undefined || key === '') throw new Refused({ refused: 'IdempotencyKeyMissing' });
  const unquoted = /^"(.*)"$/.exec(key)?.[1] ?? key;
  if (!/^[A-Za-z0-9._-]{8,100}$/.test(unquoted)) throw new Refused({ refused: 'IdempotencyKeyIllFormed' });
  return unquoted;
});

/** The revision that the sender has seen, if it wants to be refused when there is a later one. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = headerOf(context, 'if-match');
  if (header === undefined || header === '*') return undefined;
  const revision = /^"(\d{1,15})"$/.exec(header)?.[1];
  if (revision === undefined) throw new Refused({ refused: 'PreconditionIllFormed' });
  return Number(revision);
});

export const IfNoneMatch = createParamDecorator((_: unknown, context: ExecutionContext): readonly string[] => {
  const tags = headerOf(context, 'if-none-match')?.split(',') ?? [];
  return tags.map((tag) => tag.trim().replace(/^W\//, ''));
});

/** Who asks. The gate has let them in, or the route is open and must not ask. */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new Error('a route that asks who is there must not be open');
  return actor;
});

export function etagOf({ revision }: { readonly revision: number }): string {
  return `"${revision}"`;
}

function headerOf(context: ExecutionContext, name: string): string | undefined {
  const value = context.switchToHttp().getRequest<FastifyRequest>().headers[name];
  return Array.isArray(value) ? value[0] : value;
}
