import { Module, type DynamicModule } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { loadCalendars } from '@parchemin/calendars';
import { candidacyLedger, type CandidacyAnswer, type CandidacyLedger } from '@parchemin/commands';
import { AskCandidacy, CommandsModule } from '@parchemin/commands/nest';
import type { EventStore } from '@parchemin/event-store';
import { loadSchemes, stageOrdersOf } from '@parchemin/schemes';
import type { WritePath } from './write-path.js';

export const writePathToken = Symbol('WritePath');
export const stageOrdersToken = Symbol('StageOrders');

export interface WorkerParts {
  readonly store: EventStore;
  readonly seeds: string;
}

@Module({})
export class WorkerModule {
  static register({ store, seeds }: WorkerParts): DynamicModule {
    const schemes = loadSchemes(seeds);
    const ledger = candidacyLedger({ store, schemes, calendars: loadCalendars(seeds) });
    const useFactory = (bus: CommandBus): WritePath => throughBus(bus, ledger);
    return {
      module: WorkerModule,
      imports: [CommandsModule.register(ledger)],
      providers: [
        { provide: writePathToken, useFactory, inject: [CommandBus] },
        { provide: stageOrdersToken, useValue: stageOrdersOf(schemes) },
      ],
    };
  }
}

function throughBus(bus: CommandBus, ledger: CandidacyLedger): WritePath {
  return {
    load: (candidacy) => ledger.load(candidacy),
    execute: (candidacy, request, asking) =>
      bus.execute<AskCandidacy, CandidacyAnswer>(new AskCandidacy(candidacy, request, asking)),
  };
}
