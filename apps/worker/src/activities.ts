import type { CandidacyActivities, LoadedPath, StepOutcome } from '@parchemin/candidacy-process';
import { pathOf, processCommandId } from '@parchemin/candidacy-process';
import type { Actor, Clock, CommandId } from '@parchemin/kernel';
import type { CandidacyRequest } from '@parchemin/commands';
import type { StageOrders } from '@parchemin/schemes';
import { outcomeOf, WritePathBusy } from './outcomes.js';
import type { WritePath } from './write-path.js';

const process: Actor = { id: 'process', role: 'process', school: null };

/** What the process may do, bound one by one to the write path. Each is derived from its key, so that twice is once. */
export function candidacyActivities(writePath: WritePath, orders: StageOrders, clock: Clock): CandidacyActivities {
  const loadPath = async (candidacy: string): Promise<LoadedPath> => {
    const loaded = await writePath.load(candidacy);
    if ('refused' in loaded) throw new WritePathBusy();
    const { state, revision } = loaded;
    const now = clock.now();
    if (state.status === 'absent') return { path: null, now };
    const { scheme, schemeVersion, choice } = state.enrolment;
    const order = orders(scheme, schemeVersion, choice);
    if (!order) throw new SchemeNotLoaded();
    return { path: pathOf(state, revision, order), now };
  };
  const ask = async (candidacy: string, key: string, request: CandidacyRequest): Promise<StepOutcome> => {
    const commandId = processCommandId(candidacy, key) as CommandId;
    const answer = await writePath.execute(candidacy, request, { by: process, at: clock.now(), commandId });
    return 'refused' in answer ? outcomeOf(answer) : { outcome: 'done', after: await loadPath(candidacy) };
  };
  return {
    loadPath,
    openStage: ({ candidacy, stage, key }) => ask(candidacy, key, { type: 'OpenStage', stage }),
    closeStage: ({ candidacy, stage, key }) => ask(candidacy, key, { type: 'CloseStage', stage }),
    establishAdmissibility: ({ candidacy, key }) => ask(candidacy, key, { type: 'EstablishAdmissibility' }),
    propose: ({ candidacy, key }) => ask(candidacy, key, { type: 'RecordProposal' }),
    establishConsequences: ({ candidacy, key }) => ask(candidacy, key, { type: 'EstablishConsequences' }),
    takeDeadlineStep: ({ candidacy, deadline, armedAt, step, key }) =>
      ask(candidacy, key, { type: 'TakeDeadlineStep', deadline, armedAt, step }),
    skipDeadlineStep: ({ candidacy, deadline, armedAt, step, key }) =>
      ask(candidacy, key, { type: 'SkipDeadlineStep', deadline, armedAt, step }),
    blockPath: ({ candidacy, step, key, refused }) =>
      ask(candidacy, key, { type: 'BlockPath', step, because: refused, owner: 'operations' }),
  };
}

/** Retried until the seeds hold the scheme: a path must not rest because this process was started without them. */
export class SchemeNotLoaded extends Error {
  override readonly name = 'SchemeNotLoaded';
}
