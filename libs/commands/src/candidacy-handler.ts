import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CandidacyAnswer, CandidacyLedger } from './candidacy-ledger.js';
import type { CandidacyRequest } from './candidacy-plan.js';
import type { Asking } from './ledger.js';

/** The envelope that carries every command on a candidacy over the bus. */
export class AskCandidacy extends Command<CandidacyAnswer> {
  constructor(
    readonly candidacy: string,
    readonly request: CandidacyRequest,
    readonly asking: Asking,
  ) {
    super();
  }
}

export const candidacyLedgerToken = Symbol('CandidacyLedger');

@CommandHandler(AskCandidacy)
export class CandidacyHandler implements ICommandHandler<AskCandidacy> {
  constructor(@Inject(candidacyLedgerToken) private readonly ledger: CandidacyLedger) {}

  execute({ candidacy, request, asking }: AskCandidacy): Promise<CandidacyAnswer> {
    return this.ledger.execute(candidacy, request, asking);
  }
}
