import { Module, StandardSchemaValidationPipe, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Calendars } from '@parchemin/calendars';
import type { CandidacyLedger, CohortLedger, GroupLedger } from '@parchemin/commands';
import { CommandsModule } from '@parchemin/commands/nest';
import type { EventStore } from '@parchemin/event-store';
import type { FileContents } from '@parchemin/file-contents';
import type { Clock } from '@parchemin/kernel';
import type { Schemes } from '@parchemin/schemes';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { AuditController } from './audit/audit.controller.js';
import { AuditTrail, type SchemeDocuments } from './audit/audit-trail.js';
import { ActsController } from './candidacy/acts.controller.js';
import { CandidacyController } from './candidacy/candidacy.controller.js';
import { ChangeFeed } from './candidacy/change-feed.js';
import { ChangesController } from './candidacy/changes.controller.js';
import { Foresight } from './candidacy/foresight.js';
import { Records } from './candidacy/records.js';
import { RecordViews, SchemeShelf } from './candidacy/record-views.js';
import { ServiceClock } from './asking/sending.js';
import { WritePath } from './candidacy/write-path.js';
import { CohortMembers } from './cohorts/cohort-members.js';
import { CohortPreviews } from './cohorts/cohort-previews.js';
import { CohortViews } from './cohorts/cohort-views.js';
import { CohortWritePath } from './cohorts/cohort-write-path.js';
import { CohortsController } from './cohorts/cohorts.controller.js';
import { ExplanationController } from './explanation/explanation.controller.js';
import { Explanations } from './explanation/explanations.js';
import { Deposits } from './files/deposits.js';
import { FileQueue } from './files/file-queue.js';
import { FileShelf } from './files/file-shelf.js';
import { FilesController } from './files/files.controller.js';
import { QueuedFilesController } from './files/queued-files.controller.js';
import { ForecastController } from './forecast/forecast.controller.js';
import { Forecasts } from './forecast/forecasts.js';
import { GroupsController } from './groups/groups.controller.js';
import { GroupFilesController } from './groups/group-files.controller.js';
import { GroupViews } from './groups/group-views.js';
import { GroupWritePath } from './groups/group-write-path.js';
import { ConsoleController } from './http/console.controller.js';
import { ConsoleFiles } from './http/console-files.js';
import { CommandCounters } from './http/metrics.js';
import { OpenApiController } from './http/open-api.controller.js';
import { Readiness } from './http/readiness.js';
import { ServiceController } from './http/service.controller.js';
import { Inboxes } from './notifications/inboxes.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { OutgoingMailsController } from './notifications/outgoing-mails.controller.js';
import { refusalOfIssues } from './problem/faults.js';
import { ProblemFilter } from './problem/problem-filter.js';
import { Refused } from './problem/refusals.js';
import { Credentials } from './sign-in/credentials.js';
import { Gate } from './sign-in/gate.js';
import { Identities } from './sign-in/identities.js';
import { Passwords } from './sign-in/passwords.js';
import { SessionController } from './sign-in/session.controller.js';
import { SignIn } from './sign-in/sign-in.js';

/** The parts behind the border; tests and the process itself put them together in their own way. */
export interface ApiParts {
  readonly ledger: CandidacyLedger;
  readonly groups: GroupLedger;
  readonly cohorts: CohortLedger;
  readonly cohortMembers: CohortMembers;
  /** Groups and cohorts are read as their own streams tell them. */
  readonly facts: Pick<EventStore, 'readStream'>;
  readonly schemes: Schemes;
  readonly calendars: Calendars;
  readonly files: FileContents;
  readonly schemeDocuments: SchemeDocuments;
  readonly clock: Clock;
  readonly records: Records;
  readonly feed: ChangeFeed;
  readonly inboxes: Inboxes;
  readonly forecasts: Forecasts;
  readonly credentials: Credentials;
  readonly passwords: Passwords;
  readonly readiness: Readiness;
  readonly consoleFiles: ConsoleFiles;
  readonly registry: Registry;
  readonly log: Logger;
}

@Module({})
export class ApiModule {
  static register(parts: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      imports: [CommandsModule.register(parts.ledger, parts.groups, parts.cohorts)],
      // The console answers every address that nobody before it has claimed, so it stands last.
      controllers: [
        CandidacyController,
        ActsController,
        ChangesController,
        CohortsController,
        ExplanationController,
        AuditController,
        FilesController,
        ForecastController,
        GroupsController,
        GroupFilesController,
        NotificationsController,
        OutgoingMailsController,
        QueuedFilesController,
        SessionController,
        OpenApiController,
        ServiceController,
        ConsoleController,
      ],
      providers: providersOf(parts),
    };
  }
}

function providersOf(parts: ApiParts): Provider[] {
  const exceptionFactory = (...[issues]: Parameters<typeof refusalOfIssues>) => new Refused(refusalOfIssues(issues));
  return [
    ...[
      WritePath,
      CohortWritePath,
      GroupWritePath,
      RecordViews,
      Deposits,
      FileQueue,
      CommandCounters,
      Identities,
      SignIn,
      Gate,
    ],
    { provide: ServiceClock, useValue: parts.clock },
    { provide: SchemeShelf, useValue: parts.schemes },
    { provide: Records, useValue: parts.records },
    { provide: FileShelf, useValue: parts.files },
    { provide: Foresight, useValue: new Foresight(parts.ledger, parts.clock) },
    { provide: ChangeFeed, useValue: parts.feed },
    { provide: Inboxes, useValue: parts.inboxes },
    { provide: Explanations, useValue: new Explanations(parts.ledger, parts.schemes) },
    {
      provide: AuditTrail,
      useValue: new AuditTrail(parts.facts, parts.schemes, parts.schemeDocuments),
    },
    { provide: CohortMembers, useValue: parts.cohortMembers },
    { provide: CohortViews, useValue: cohortViews(parts) },
    { provide: CohortPreviews, useValue: cohortPreviews(parts) },
    { provide: GroupViews, useValue: new GroupViews(parts.groups, parts.facts) },
    { provide: Forecasts, useValue: parts.forecasts },
    { provide: Credentials, useValue: parts.credentials },
    { provide: Passwords, useValue: parts.passwords },
    { provide: Readiness, useValue: parts.readiness },
    { provide: ConsoleFiles, useValue: parts.consoleFiles },
    { provide: Registry, useValue: parts.registry },
    { provide: APP_GUARD, useExisting: Gate },
    { provide: APP_FILTER, useValue: new ProblemFilter(parts.log) },
    { provide: APP_PIPE, useValue: new StandardSchemaValidationPipe({ exceptionFactory }) },
  ];
}

function cohortViews({ cohorts, facts, cohortMembers, calendars }: ApiParts): CohortViews {
  return new CohortViews(cohorts, facts, cohortMembers, calendars);
}

function cohortPreviews({ cohortMembers, calendars, clock }: ApiParts): CohortPreviews {
  return new CohortPreviews(cohortMembers, calendars, clock);
}
