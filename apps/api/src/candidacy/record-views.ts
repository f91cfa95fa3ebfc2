import { Injectable } from '@nestjs/common';
import { actNames, mayAsk } from '@parchemin/candidacy';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { Actor } from '@parchemin/kernel';
import type { CandidateRecord } from '@parchemin/read-models';
import { stageSequence, type Scheme, type Schemes } from '@parchemin/schemes';

/** The schemes of this process; a class, so that it can be asked for by the framework. */
export abstract class SchemeShelf implements Schemes {
  abstract find: Schemes['find'];
  abstract all: Schemes['all'];
  abstract certification: Schemes['certification'];
}

/** The record as a person reads it: titles from its scheme version, and what this reader may ask, from the decider's table. */
@Injectable()
export class RecordViews {
  constructor(private readonly schemes: SchemeShelf) {}

  view({ choice, ...record }: CandidateRecord, reader: Actor): CandidateRecordView {
    const scheme = this.schemes.find(record.scheme.id, record.scheme.version);
    return {
      ...record,
      scheme: { ...record.scheme, title: scheme?.title ?? record.scheme.id },
      stages: record.stages.map((stage) => titled(stage, scheme)),
      upcoming: scheme ? upcoming(scheme, choice, record.stages) : [],
      acts: actNames.filter((act) => mayAsk(record.status, act, reader.role)),
    };
  }
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

/** A scheme version that is not at hand any more leaves the codes, which the facts hold. */
function titled(
  stage: CandidateRecord['stages'][number],
  scheme: Scheme | undefined,
): CandidateRecordView['stages'][number] {
  const known = scheme?.stages.find(({ code }) => code === stage.stage);
  const titleOf = (piece: string): string => known?.pieces.find(({ code }) => code === piece)?.title ?? piece;
  const pieces = stage.pieces.map((piece) => ({ ...piece, title: titleOf(piece.piece) }));
  return { ...stage, title: known?.title ?? stage.stage, pieces };
}
