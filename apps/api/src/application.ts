import helmet from '@fastify/helmet';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { ApiModule, type ApiParts } from './api-module.js';
import { takeRawBodies } from './files/raw-bodies.js';
import { serverOptions } from './http/limits.js';
import { gaugeReaders, RequestTimes } from './http/metrics.js';
import { observeRequests } from './http/observe.js';
import { describeApi } from './http/open-api.js';
import { OpenApiController } from './http/open-api.controller.js';

/** The API, ready to listen or to be asked in memory. */
export async function openApplication(parts: ApiParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(serverOptions);
  const application = await NestFactory.create<NestFastifyApplication>(ApiModule.register(parts), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger(parts.log),
  });
  const server: FastifyInstance = adapter.getInstance();
  // JSON alone: what a form of another site can send is refused unread.
  server.removeContentTypeParser('text/plain');
  takeRawBodies(server);
  observeRequests(server, new RequestTimes(parts.registry), parts.log);
  gaugeReaders(parts.registry, () => parts.feed.readers);
  // Pages get the whole set where they are served; answers to programs get the few headers that mean something there.
  await application.register(helmet, {
    global: false,
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
  });
  server.addHook('onRequest', (_, reply, done) => {
    reply.headers(answerHeaders);
    done();
  });
  application.get(OpenApiController).document = describeApi(application);
  await application.init();
  await server.ready();
  return application;
}

const answerHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** The console's own files and nothing else. Its component library writes styles into elements. */
const contentSecurity = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

function nestLogger(log: Logger): LoggerService {
  return {
    log: (message: unknown) => log.debug(String(message)),
    error: (message: unknown) => log.error(String(message)),
    warn: (message: unknown) => log.warn(String(message)),
  };
}
