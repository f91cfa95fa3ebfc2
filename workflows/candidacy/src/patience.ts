import type { StepOutcome } from './activities.js';
import type { Act } from './candidacy.process.js';

/** How a step that does not go through is borne: once more at once, then with pauses, then as an obstacle that people must see. */
export interface Patience {
  readonly counsel: 'go-on' | 'pause' | 'block';
  readonly because: string;
  readonly key: string;
  readonly revision: number;
  readonly tries: number;
}

/** A stale step is settled by one fresh look; when the path then still asks for it, some clock or cache lags behind. */
export const pauseMillis = 10_000;

/** With the pauses, one minute: as long as the sweep waits before it raises the same alarm. */
export const mostTries = 7;

export const eager: Patience = { counsel: 'go-on', because: '', key: '', revision: -1, tries: 0 };

export function mind(before: Patience, step: Act, revision: number, outcome: StepOutcome): Patience {
  if (outcome.outcome === 'done') return eager;
  const again = before.key === step.key && before.revision === revision;
  const tries = again ? before.tries + 1 : 1;
  const because = outcome.outcome === 'refused' ? outcome.refused : 'Stale';
  const asked = { because, key: step.key, revision, tries };
  if (tries === 1 && outcome.outcome === 'stale') return { ...asked, counsel: 'go-on' };
  if (tries === 1 || tries >= mostTries) return { ...asked, counsel: 'block' };
  return { ...asked, counsel: 'pause' };
}
