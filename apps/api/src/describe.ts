import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ApiModule, type ApiParts } from './api-module.js';
import { describeApi } from './http/open-api.js';

/** Writes the committed description of the API. In preview no part is made, so none is needed. */
const noParts = Object.freeze({}) as ApiParts;
const options = { preview: true, logger: false } as const;
const application = await NestFactory.create(ApiModule.register(noParts), new FastifyAdapter(), options);
const target = resolve(import.meta.dirname, '../openapi.json');
writeFileSync(target, `${JSON.stringify(describeApi(application), null, 2)}\n`);
