import { candidacyStream } from '@parchemin/candidacy';
import { judgeBy, type Judge } from '@parchemin/commands';
import {
  factsOf,
  recordOfDecision,
  replayOf,
  type DecisionRecord,
  type RecordedFact,
  type ReplayQuestion,
} from '@parchemin/decision-record';
import type { ReplayView } from '@parchemin/contracts';
import type { EventStore } from '@parchemin/event-store';
import type { Schemes } from '@parchemin/schemes';
import { Refused } from '../problem/refusals.js';

/** The scheme file of a version, as it is written; undefined where there is none. */
export type SchemeDocuments = (reference: string) => unknown;

/** A candidacy as its own stream tells it, for those who look back: nothing that was concluded in between is believed. */
export class AuditTrail {
  readonly #judge: Judge;

  constructor(
    private readonly store: Pick<EventStore, 'readStream'>,
    private readonly schemes: Schemes,
    private readonly documents: SchemeDocuments,
  ) {
    this.#judge = judgeBy(schemes);
  }

  async record(candidacy: string, decision: number | null): Promise<DecisionRecord> {
    const record = recordOfDecision(
      candidacy,
      await this.#factsOf(candidacy),
      (id, version) => {
        const certification = this.schemes.certification(id, version);
        const document = this.documents(`${id}@${version}`) as Readonly<Record<string, unknown>> | undefined;
        return certification && document && { certification, document };
      },
      decision,
    );
    if ('refused' in record) throw new Refused(record);
    return record;
  }

  async replay(candidacy: string, question: ReplayQuestion): Promise<ReplayView> {
    const replay = replayOf(await this.#factsOf(candidacy), this.#judge, question);
    if (!replay) throw new Refused({ refused: question.decision === undefined ? 'CandidacyNotFound' : 'NoDecision' });
    return { candidacy, ...(replay as Omit<ReplayView, 'candidacy'>) };
  }

  async #factsOf(candidacy: string): Promise<readonly RecordedFact[]> {
    const facts = await factsOf(this.store.readStream(candidacyStream(candidacy)));
    if (facts.length === 0) throw new Refused({ refused: 'CandidacyNotFound' });
    return facts;
  }
}
