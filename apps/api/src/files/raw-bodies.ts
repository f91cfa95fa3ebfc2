import type { FastifyInstance } from 'fastify';
import { fileMediaTypes } from './media-types.js';

/** A request takes no longer than the limits of the server let it, and no more than this comes in at once. */
export const fileBytesAtMost = 32 * 1_024 * 1_024;

/** On the way of files alone a body is left unread, for whoever stores it as it comes; anywhere else it is refused as before. */
export function takeRawBodies(server: FastifyInstance): void {
  server.addContentTypeParser(fileMediaTypes, (request, payload, done) => {
    if (request.routeOptions.url?.endsWith('/files/:piece')) done(null, payload);
    else done(Object.assign(new Error('no file is taken here'), { statusCode: 415 }));
  });
}
