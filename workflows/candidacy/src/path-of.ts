import type { Candidacy, Deadline, EnrolledCandidacy, Stage } from '@parchemin/candidacy';
import { missingPieces, underHolds } from '@parchemin/candidacy';
import type { OpenStageOnPath, Path, StageOrder } from './candidacy.process.js';
import { conclusionOf, mayOpen } from './conclusions.js';

/** What a candidacy looks like to its process; made by whoever loads it, so that the workflow itself stays small. */
export function pathOf(state: Candidacy, revision: number, order: StageOrder): Path | null {
  if (state.status === 'absent') return null;
  const deadlines = Object.values(state.deadlines);
  const conclude = conclusionOf(state, order);
  return {
    revision,
    enrolledAt: state.enrolledAt,
    unopened: unopenedStages(state, order),
    open: openStages(state, deadlines),
    deadlines: runningDeadlines(state),
    blocked: state.blocked !== null,
    ...(conclude && { conclude }),
  };
}

function unopenedStages(state: EnrolledCandidacy, order: StageOrder): string[] {
  if (state.status !== 'active') return [];
  return order
    .filter((planned) => !state.stages[planned.stage] && mayOpen(planned, state, order))
    .map(({ stage }) => stage);
}

/** With their holds upon them; whoever has left awaits nothing any more. */
function runningDeadlines(state: EnrolledCandidacy): readonly Deadline[] {
  if (hasLeft(state)) return [];
  const armed = Object.values(state.deadlines).filter(({ status }) => status === 'armed');
  return armed.map((deadline) => underHolds(deadline, state));
}

function hasLeft({ status }: EnrolledCandidacy): boolean {
  return status === 'withdrawn' || status === 'excluded';
}

function openStages(state: EnrolledCandidacy, deadlines: readonly Deadline[]): OpenStageOnPath[] {
  if (hasLeft(state) || state.status === 'interrupted') return [];
  const open = Object.values(state.stages).filter((stage) => stage.status === 'open');
  return open.map((stage) => ({
    stage: stage.stage,
    missing: missingPieces(stage, state).length,
    armedAt: reopenedAt(stage) ?? deadlines.find(({ stage: of }) => of === stage.stage)?.armedAt ?? state.enrolledAt,
  }));
}

/** A stage that an annulled decision opened again closes under another command id than the first time. */
function reopenedAt(stage: Stage): number | undefined {
  return stage.status === 'open' ? stage.reopenedAt : undefined;
}
