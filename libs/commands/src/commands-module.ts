import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CandidacyHandler, candidacyLedgerToken } from './candidacy-handler.js';
import type { CandidacyLedger } from './candidacy-ledger.js';

/** One handler per aggregate, bound to the ledger of this process. */
@Module({})
export class CommandsModule {
  static register(ledger: CandidacyLedger): DynamicModule {
    return {
      module: CommandsModule,
      imports: [CqrsModule.forRoot()],
      providers: [CandidacyHandler, { provide: candidacyLedgerToken, useValue: ledger }],
      exports: [CqrsModule],
    };
  }
}
