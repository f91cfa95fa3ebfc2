import type { Actor } from '@parchemin/kernel';
import 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the gate, absent on open routes. */
    actor?: Actor;
    /** The name of the refusal, for the log and the counters. */
    outcome?: string;
  }
}
