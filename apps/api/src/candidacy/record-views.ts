import { Injectable } from '@nestjs/common';
import { actNames, candidacyStream, mayAsk, possibleActs } from '@parchemin/candidacy';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { Actor } from '@parchemin/kernel';
import type { CandidateRecord, StageOfRecord } from '@parchemin/read-models';
import { stageSequence, type Scheme, type Schemes } from '@parchemin/schemes';
import { FileShelf } from '../files/file-shelf.js';
import { ServiceClock } from '../asking/sending.js';

/** The schemes of this process; a class, so that it can be asked for by the framework. */
export abstract class SchemeShelf implements Schemes {
  abstract find: Schemes['find'];
  abstract all: Schemes['all'];
  abstract certification: Schemes['certification'];
}

/** The record as a person reads it: titles from its scheme version, and what this reader may ask, from the decider's table. */
@Injectable()
export class RecordViews {
  constructor(
    private readonly schemes: SchemeShelf,
    private readonly files: FileShelf,
    private readonly clock: ServiceClock,
  ) {}

  async view({ choice, path, ...record }: CandidateRecord, reader: Actor): Promise<CandidateRecordView> {
    const scheme = this.schemes.find(record.scheme.id, record.scheme.version);
    return {
      ...record,
      scheme: { ...record.scheme, title: scheme?.title ?? record.scheme.id },
      stages: await Promise.all(record.stages.map((stage) => this.#stage(stage, { record, path, scheme, reader }))),
      upcoming: scheme ? upcoming(scheme, choice, record.stages) : [],
      acts: actNames.filter((act) => mayAsk(record.status, act, reader.role)),
    };
  }

  /** A scheme version that is not at hand any more leaves the codes, which the facts hold. */
  async #stage(stage: StageOfRecord, look: Look): Promise<CandidateRecordView['stages'][number]> {
    const known = look.scheme?.stages.find(({ code }) => code === stage.stage);
    const pieces = stage.pieces.map(async (piece) => ({
      ...piece,
      title: known?.pieces.find(({ code }) => code === piece.piece)?.title ?? piece.piece,
      file: piece.file && { ...piece.file, name: await this.#nameOf(piece.file.sha256, piece.piece, look) },
      acts: this.#actsOf(stage.stage, piece.piece, look),
    }));
    return { ...stage, title: known?.title ?? stage.stage, pieces: await Promise.all(pieces) };
  }

  async #nameOf(sha256: string, piece: string, { record: { candidacy } }: Look): Promise<string | null> {
    return (await this.files.findName(sha256, { stream: candidacyStream(candidacy), piece })) ?? null;
  }

  #actsOf(stage: string, code: string, { path, reader }: Look): PieceView['acts'] {
    const piece = path.stages[stage]?.pieces.find((expected) => expected.piece === code);
    const possible = piece ? possibleActs(piece, path, reader, this.clock.now()) : [];
    return possible.map(({ act, choices }) => ({ act, choices: mapped(choices) }));
  }
}

interface Look {
  readonly record: { readonly candidacy: string };
  readonly path: CandidateRecord['path'];
  readonly scheme: Scheme | undefined;
  readonly reader: Actor;
}

type PieceView = CandidateRecordView['stages'][number]['pieces'][number];

function mapped(choices: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(choices).map(([field, values]) => [field, [...values]]));
}

/** The rest of the way, so that one sees how long it is; the process alone says when each opens. */
function upcoming(
  scheme: Scheme,
  choice: CandidateRecord['choice'],
  opened: CandidateRecord['stages'],
): CandidateRecordView['upcoming'] {
  const ahead = stageSequence(scheme, choice).filter(({ stage }) => opened.every((one) => one.stage !== stage));
  return ahead.map(({ stage }) => ({ stage, title: scheme.stages.find(({ code }) => code === stage)?.title ?? stage }));
}
