import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiHeader, ApiQuery, ApiResponse, DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Problem } from '@parchemin/contracts';
import type { RefusalCode } from '../problem/refusals.js';
import { wordings } from '../problem/wording.js';

/** The description of every operation, from the same schemas that parse requests and shape answers. */
export function describeApi(application: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Parchemin')
    .setDescription('Certification paths: facts in, records out. Errors are RFC 9457 problems with a stable `code`.')
    .setVersion('1')
    .addCookieAuth('parchemin_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http' }, 'machine')
    .addSecurityRequirements('session')
    .addSecurityRequirements('machine')
    .build();
  const document = SwaggerModule.createDocument(application, config);
  markProblems(document);
  return document;
}

/** What any command may meet on its way, and any question. */
export const commandProblems = [
  'RequestInvalid',
  'BodyUnreadable',
  'IdempotencyKeyMissing',
  'IdempotencyKeyIllFormed',
  'NotSignedIn',
  'NotAllowed',
  'ForeignOrigin',
  'BodyTooLarge',
  'MediaTypeUnsupported',
  'CommandIdReused',
  'TooBusy',
  'EventStoreUnavailable',
] as const satisfies readonly RefusalCode[];

export const queryProblems = [
  'RequestInvalid',
  'NotSignedIn',
  'NotAllowed',
  'ReadSideUnavailable',
] as const satisfies readonly RefusalCode[];

/** One documented answer per status, naming the codes that it may carry. */
export function ApiProblems(...codes: readonly RefusalCode[]): MethodDecorator {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of codes) byStatus.set(wordings[code].status, [...(byStatus.get(wordings[code].status) ?? []), code]);
  return applyDecorators(
    ...[...byStatus].map(([status, named]) =>
      ApiResponse({ status, description: named.join(', '), standardSchema: Problem }),
    ),
  );
}

export function ApiKeyed(): MethodDecorator {
  const description = 'One per act: the same key with the same body has one effect and the same answer, over any time.';
  return ApiHeader({ name: 'Idempotency-Key', required: true, description });
}

export function ApiConditional(): MethodDecorator {
  const description = 'The ETag of the record that the sender has seen; a later one refuses the act (412).';
  return ApiHeader({ name: 'If-Match', required: false, description });
}

export function ApiDryRun(): MethodDecorator {
  const description = '`true`: answers what would be recorded now (200), and records nothing.';
  return ApiQuery({ name: 'dry-run', required: false, description, schema: { type: 'boolean' } });
}

export function ApiAfter(): MethodDecorator {
  const description = 'Wait up to two seconds for this position; `x-parchemin-behind: true` when it was not reached.';
  return ApiQuery({ name: 'after', required: false, description, schema: { type: 'string' } });
}

/** Problems have a media type of their own, which the generator does not know. */
function markProblems(document: OpenAPIObject): void {
  const operations = Object.values(document.paths).flatMap(({ get, post, delete: remove }) => [get, post, remove]);
  for (const response of operations.flatMap((operation) => Object.values(operation?.responses ?? {}))) {
    if (!response || !('content' in response) || !response.content?.['application/json']) continue;
    const { 'application/json': json, ...others } = response.content;
    const isProblem = JSON.stringify(json).includes('#/components/schemas/Problem');
    if (isProblem) response.content = { ...others, 'application/problem+json': json };
  }
}
