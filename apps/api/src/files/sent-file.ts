import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Refused } from '../problem/refusals.js';
import { fileNameOf } from './content-disposition.js';
import { fileMediaTypeOf } from './media-types.js';
import { fileBytesAtMost } from './raw-bodies.js';

export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly source: AsyncIterable<Uint8Array>;
}

/** Told by the headers alone, so that too large a file is refused before it is sent. */
export function sentFileOf({ headers, body }: FastifyRequest): SentFile {
  const mediaType = fileMediaTypeOf(headers['content-type']);
  if (mediaType === undefined) throw new Refused({ refused: 'FileTypeNotTaken' });
  const announced = Number(headers['content-length'] ?? 1);
  if (announced > fileBytesAtMost) throw new Refused({ refused: 'FileTooLarge', bytesAtMost: fileBytesAtMost });
  if (announced === 0) throw new Refused({ refused: 'FileEmpty' });
  const name = fileNameOf(headers['content-disposition']);
  if (name === null) throw new Refused({ refused: 'FileNameMissing' });
  return { name, mediaType, source: body as Readable };
}
