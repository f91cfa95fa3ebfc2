import type { FastifyRequest } from 'fastify';

const name = 'parchemin_session';

export function sessionSecretOf({ headers }: FastifyRequest): string | undefined {
  const pairs = headers.cookie?.split(';') ?? [];
  const found = pairs.map((pair) => pair.trim()).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) || undefined;
}

/** No lifetime of its own: it goes with the browser, and the session behind it ends by our clock. */
export function sessionCookie(secret: string, { protocol }: FastifyRequest): string {
  return `${name}=${secret}; ${attributes(protocol)}`;
}

export function noSessionCookie({ protocol }: FastifyRequest): string {
  return `${name}=; Max-Age=0; ${attributes(protocol)}`;
}

function attributes(protocol: string): string {
  return `Path=/; HttpOnly; SameSite=Strict${protocol === 'https' ? '; Secure' : ''}`;
}
