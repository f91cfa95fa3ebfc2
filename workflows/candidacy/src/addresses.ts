/** Names that cross a process boundary; safe to import without Temporal. */
export const candidacyTaskQueue = 'candidacies';
export const candidacyWorkflow = 'candidacyPath';
export const pokeSignal = 'poke';

export const candidacyDeployment = 'candidacies';

/**
 * Raise it by one when a recorded history no longer replays: every open path is then begun again from its stream, as soon
 * as a worker of the new generation serves. It stays as it is for every change that recorded histories survive.
 */
export const pathGeneration = 3;

/** The generation stands in the worker's version, so that others see whether the code that serves is today's. */
export function candidacyBuildId(digest: string): string {
  return `${pathGeneration}-${digest}`;
}

export function generationOfBuild(buildId: string): number | null {
  const [, generation] = /^(\d+)-/.exec(buildId) ?? [];
  return generation === undefined ? null : Number(generation);
}

export interface Poke {
  readonly upTo: number;
}

export interface CandidacyPathInput {
  readonly candidacy: string;
}

export function candidacyWorkflowId(candidacy: string): string {
  return `candidacy-${candidacy}`;
}

export function candidacyOfWorkflow(workflowId: string): string | null {
  return workflowId.startsWith('candidacy-') ? workflowId.slice('candidacy-'.length) : null;
}

/** The prefix is ours; people's commands carry `person:` and can never meet these. */
export function processCommandId(candidacy: string, key: string): string {
  return `process:${candidacy}/${key}`;
}
