import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { candidacyStream } from '@parchemin/candidacy';
import { Code, CommandAnswer } from '@parchemin/contracts';
import type { Actor } from '@parchemin/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CandidacyPath } from '../candidacy/queries.js';
import { Records } from '../candidacy/records.js';
import { Asker, etagOf, IdempotencyKey } from '../http/headers.js';
import { ApiKeyed, ApiProblems, commandProblems, queryProblems } from '../http/open-api.js';
import { Refused } from '../problem/refusals.js';
import { mayRead, MayAsk, readers, rolesFor } from '../sign-in/may-ask.js';
import { attachmentOf } from './content-disposition.js';
import { Deposits } from './deposits.js';
import { FileShelf } from './file-shelf.js';
import { fileMediaTypeOf, fileMediaTypes, plainFileName } from './media-types.js';
import { sentFileOf } from './sent-file.js';

const FilePath = CandidacyPath.extend({ piece: Code });

const depositProblems = [
  ...(['FileNameMissing', 'FileTypeNotTaken', 'FileTooLarge', 'FileEmpty', 'FilesFull'] as const),
  ...(['CandidacyNotFound', 'PieceUnknown', 'StageClosed', 'ActClosed', 'FileAlreadyDeposited'] as const),
] as const;

/** What candidates hand in: the content goes to its store, and its digest into the stream. */
@ApiTags('files')
@Controller('api/candidacies')
export class FilesController {
  constructor(
    private readonly deposits: Deposits,
    private readonly records: Records,
    private readonly files: FileShelf,
  ) {}

  @Post(':candidacy/files/:piece')
  @HttpCode(201)
  @MayAsk(rolesFor('DepositFile'))
  @ApiOperation({ operationId: 'depositFile' })
  @ApiConsumes(...fileMediaTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'Content-Disposition', required: true, description: 'The name of the file (RFC 6266).' })
  @ApiKeyed()
  @ApiCreatedResponse({ standardSchema: CommandAnswer })
  @ApiProblems(...commandProblems, ...depositProblems)
  async deposit(
    @Param({ schema: FilePath }) { candidacy, piece }: z.output<typeof FilePath>,
    @IdempotencyKey() key: string,
    @Asker() by: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    // Once something is refused, what is still on its way has no reader: the connection ends with the answer.
    void reply.header('connection', 'close');
    const answer = await this.deposits.take(candidacy, sentFileOf(request), { piece, by, key });
    void reply.removeHeader('connection').header('etag', etagOf(answer));
    return answer;
  }

  @Get(':candidacy/files/:piece')
  @MayAsk(readers)
  @ApiOperation({ operationId: 'readFile' })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems(...queryProblems, 'CandidacyNotFound', 'FileNotDeposited', 'FileContentMissing', 'FileContentCorrupt')
  async read(
    @Param({ schema: FilePath }) { candidacy, piece }: z.output<typeof FilePath>,
    @Asker() by: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.records.find(candidacy);
    if (!record || !mayRead(by, record.school)) throw new Refused({ refused: 'CandidacyNotFound' });
    const file = record.path.files[piece];
    if (!file) throw new Refused({ refused: 'FileNotDeposited', piece });
    const content = await this.files.get(file.sha256);
    if (!content) throw new Refused({ refused: 'FileContentMissing', piece });
    const name = await this.files.findName(file.sha256, { stream: candidacyStream(candidacy), piece });
    void reply
      .headers({
        'content-type': fileMediaTypeOf(file.mediaType) ?? 'application/octet-stream',
        'content-length': String(file.bytes),
        'content-disposition': attachmentOf(name ?? plainFileName(piece, file.mediaType)),
        'cache-control': 'private, no-store',
        etag: `"${file.sha256}"`,
      })
      .send(content);
  }
}
