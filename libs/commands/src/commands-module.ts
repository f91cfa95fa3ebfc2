import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CandidacyHandler, candidacyLedgerToken } from './candidacy-handler.js';
import type { CandidacyLedger } from './candidacy-ledger.js';
import { CohortHandler, cohortLedgerToken } from './cohort-handler.js';
import type { CohortLedger } from './cohort-ledger.js';
import { GroupHandler, groupLedgerToken } from './group-handler.js';
import type { GroupLedger } from './group-ledger.js';

/** One handler per aggregate, bound to the ledgers of this process; a process that forms no groups and moves no cohorts has none for them. */
@Module({})
export class CommandsModule {
  static register(ledger: CandidacyLedger, groups?: GroupLedger, cohorts?: CohortLedger): DynamicModule {
    const forGroups: Provider[] = groups ? [GroupHandler, { provide: groupLedgerToken, useValue: groups }] : [];
    const forCohorts: Provider[] = cohorts ? [CohortHandler, { provide: cohortLedgerToken, useValue: cohorts }] : [];
    return {
      module: CommandsModule,
      imports: [CqrsModule.forRoot()],
      providers: [CandidacyHandler, { provide: candidacyLedgerToken, useValue: ledger }, ...forGroups, ...forCohorts],
      exports: [CqrsModule],
    };
  }
}
