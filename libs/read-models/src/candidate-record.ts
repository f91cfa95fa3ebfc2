import {
  isSettled,
  type DeadlineArmed,
  type EnrolledCandidacy,
  type EnrolmentChoice,
  type Piece,
  type Stage,
} from '@parchemin/candidacy';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { RecordedEvent } from '@parchemin/event-store';
import { sql } from 'kysely';
import type { CandidateStoryRow } from './candidate-story.js';
import type { Database } from './database.js';
import { fold, foldedColumns, type FoldedRow } from './folded-row.js';
import { progressOfPiece } from './piece-progress.js';
import type { View } from './view.js';
import { livePosition } from './view-position.js';

/** Everything about one candidate, in codes: titles are the scheme's and are added by whoever has the scheme at hand. */
export interface CandidateRecordRow extends FoldedRow {
  /** The civil rule behind each deadline, which the fold has no use for and people have. */
  readonly rules: Readonly<Record<string, DeadlineArmed['data']['rule']>>;
}

export const candidateRecord: View<CandidateRecordRow> = {
  name: 'candidate_record',
  shape: 2,
  columns: { ...foldedColumns, rules: 'json' },
  key: ['candidacy'],
  indexes: [],
  kind: 'fold',
  announced: true,
  project(row, recorded) {
    const { candidacy, revision, position, state } = fold(row, recorded);
    return { candidacy, revision, position, state, rules: rulesAfter(row?.rules ?? noRules, recorded) };
  },
  complete: (row) => row,
};

const noRules: CandidateRecordRow['rules'] = {};

export type CandidateRecord = Omit<CandidateRecordView, 'scheme' | 'stages' | 'upcoming' | 'acts'> & {
  /** What the rules are asked with: who may do what to which piece. */
  readonly path: EnrolledCandidacy;
  readonly scheme: { readonly id: string; readonly version: number };
  readonly choice: EnrolmentChoice | undefined;
  readonly stages: readonly StageOfRecord[];
};
export type StageOfRecord = Omit<StageView, 'title' | 'pieces'> & {
  readonly pieces: readonly PieceOfRecord[];
};
/** The name of a file stands beside its content, and what may be asked depends on who reads. */
export type PieceOfRecord = Omit<PieceView, 'title' | 'acts' | 'file'> & {
  readonly file: Omit<NonNullable<PieceView['file']>, 'name'> | null;
};

type StageView = CandidateRecordView['stages'][number];
type PieceView = StageView['pieces'][number];
type DeadlineView = CandidateRecordView['deadlines'][number];
type StoryLine = CandidateRecordView['story'][number];

/** A story longer than this shows its latest lines; a path has some 75 facts. */
const storyLinesAtMost = 2_000;

/** One statement, hence one snapshot: the record, its story and the position that both are true for. */
export async function findCandidateRecord(db: Database, candidacy: string): Promise<CandidateRecord | undefined> {
  const row = await db
    .selectFrom('candidate_record as record')
    .select(['record.candidacy', 'record.revision', 'record.state', 'record.rules'])
    .select(livePosition(['candidate_record', 'candidate_story']).as('livePosition'))
    .select(storyOf(candidacy).as('story'))
    .where('record.candidacy', '=', candidacy)
    .executeTakeFirst();
  return row && recordOf(row, row.story, row.livePosition);
}

export function recordOf(
  row: Omit<CandidateRecordRow, 'position'>,
  story: readonly CandidateStoryRow[],
  position: string,
): CandidateRecord {
  const { enrolment, stages, blocked } = row.state;
  return {
    candidacy: row.candidacy,
    path: row.state,
    reference: enrolment.reference,
    scheme: { id: enrolment.scheme, version: enrolment.schemeVersion },
    school: enrolment.school,
    cohort: enrolment.cohort,
    choice: enrolment.choice,
    status: row.state.status,
    stages: Object.values(stages).map((stage) => stageOfRecord(stage, row.state)),
    deadlines: deadlinesOf(row),
    story: story.map(storyLine),
    blocked: blocked && { ...blocked },
    overrides: Object.values(row.state.overrides).map(({ repair, ...proposed }) => ({
      ...proposed,
      repair: { ...repair },
    })),
    ...conclusionOf(row.state),
    revision: row.revision,
    position,
  };
}

function conclusionOf({ proposal, decision }: EnrolledCandidacy): Pick<CandidateRecordView, 'proposal' | 'decision'> {
  return {
    proposal: proposal && {
      decision: proposal.decision,
      blocks: [...proposal.blocksValidated],
      reasons: [...proposal.reasons],
      at: proposal.revision,
    },
    decision: decision && {
      decision: decision.decision,
      blocks: [...decision.blocks],
      departs: decision.departs,
      reason: decision.reason,
      pronouncedAt: decision.pronouncedAt,
    },
  };
}

function rulesAfter(rules: CandidateRecordRow['rules'], { event }: RecordedEvent): CandidateRecordRow['rules'] {
  if (event.type !== 'DeadlineArmed') return rules;
  const { deadline, rule } = (event as DeadlineArmed).data;
  return { ...rules, [deadline]: rule };
}

function storyOf(candidacy: string) {
  const latest = sql`select * from candidate_story where candidacy = ${candidacy} order by revision desc limit ${storyLinesAtMost}`;
  return sql<CandidateStoryRow[]>`(
    select coalesce(json_agg(line order by line.revision), '[]') from (${latest}) as line
    where line.revision <= record.revision
  )`;
}

function stageOfRecord(stage: Stage, state: EnrolledCandidacy): StageOfRecord {
  return {
    stage: stage.stage,
    status: stage.status,
    openedAt: stage.openedAt,
    closedAt: stage.status === 'closed' ? stage.closedAt : null,
    pieces: stage.pieces.map((piece) => pieceOfRecord(piece, state)),
  };
}

function pieceOfRecord(piece: Piece, state: EnrolledCandidacy): PieceOfRecord {
  const outOf = 'outOf' in piece ? piece.outOf : null;
  const settled = isSettled(piece, state);
  const progress = progressOfPiece(piece, state);
  const [mark, file] = [markOf(state, piece.piece), fileOf(state, piece.piece)];
  return { piece: piece.piece, kind: piece.kind, settled, progress, outOf, mark, file };
}

function fileOf({ files }: EnrolledCandidacy, piece: string): PieceOfRecord['file'] {
  const standing = files[piece];
  if (!standing) return null;
  const { copies: _, ...file } = standing;
  return file;
}

function markOf({ marks }: EnrolledCandidacy, piece: string): PieceView['mark'] {
  const standing = marks[piece];
  if (!standing) return null;
  const { mark, late, recordedBy, recordedAt } = standing;
  return { value: mark, late, recordedBy, recordedAt };
}

function deadlinesOf({ state, rules }: Omit<CandidateRecordRow, 'position'>): DeadlineView[] {
  return Object.values(state.deadlines).map(({ deadline, stage, due, status, ladder }) => {
    const rule = rules[deadline];
    if (!rule) throw new Error(`no rule is known for the deadline ${deadline}`);
    const steps = ladder.map(({ step, kind, to, plannedAt, settled }) => ({ step, kind, to, plannedAt, settled }));
    return { deadline, stage, due, zone: rule.zone, rule: rule.text, status, ladder: steps };
  });
}

function storyLine({ revision, event, at, by_id, by_role, data }: CandidateStoryRow): StoryLine {
  return { revision, event, at, by: { id: by_id, role: by_role }, data };
}
