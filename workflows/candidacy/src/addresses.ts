/** Names that cross a process boundary; safe to import without Temporal. */
export const candidacyTaskQueue = 'candidacies';
export const candidacyWorkflow = 'candidacyPath';
export const pokeSignal = 'poke';

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
