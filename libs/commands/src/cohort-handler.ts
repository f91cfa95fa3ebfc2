import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CohortAnswer, CohortLedger, CohortRequest } from './cohort-ledger.js';
import type { Asking } from './ledger.js';

/** The envelope that carries every command on a cohort over the bus. */
export class AskCohort extends Command<CohortAnswer> {
  constructor(
    readonly cohort: string,
    readonly request: CohortRequest,
    readonly asking: Asking,
  ) {
    super();
  }
}

export const cohortLedgerToken = Symbol('CohortLedger');

@CommandHandler(AskCohort)
export class CohortHandler implements ICommandHandler<AskCohort> {
  constructor(@Inject(cohortLedgerToken) private readonly ledger: CohortLedger) {}

  execute({ cohort, request, asking }: AskCohort): Promise<CohortAnswer> {
    return this.ledger.execute(cohort, request, asking);
  }
}
