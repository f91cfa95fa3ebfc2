/** Counters since the store was opened: a process exports them under its own names. */
export interface EventStoreMetrics {
  /** Appends tried again with the same ids at the same revision. */
  appendRetries: number;
  /** Appends given up without knowing whether they took place. */
  unknownOutcomes: number;
  /** Answers that came after the client had already given their append up: without our guard each would end the process. */
  lateAnswers: number;
  /** Subscriptions opened again after an error, and after too long a silence. */
  resubscriptions: number;
  silences: number;
  /** Events delivered again at or below a position already processed, and dropped. */
  duplicatesDropped: number;
}

export function noEventStoreMetrics(): EventStoreMetrics {
  return {
    appendRetries: 0,
    unknownOutcomes: 0,
    lateAnswers: 0,
    resubscriptions: 0,
    silences: 0,
    duplicatesDropped: 0,
  };
}
