import type { Calendars } from '@parchemin/calendars';
import type { ForecastView } from '@parchemin/contracts';
import { findEscalations, type Database, type ForecastQuery, type TitlesOf } from '@parchemin/read-models';
import { stageOrdersOf, type Schemes } from '@parchemin/schemes';

/** What the API foresees. Its one production form asks the read models. */
export abstract class Forecasts {
  abstract find(query: ForecastQuery): Promise<ForecastView>;
}

export class StoredForecasts extends Forecasts {
  constructor(
    private readonly db: Database,
    private readonly schemes: Schemes,
    private readonly calendars: Calendars,
  ) {
    super();
  }

  find(query: ForecastQuery): Promise<ForecastView> {
    return findEscalations(this.db, stageOrdersOf(this.schemes), titlesFrom(this.schemes, this.calendars), query);
  }
}

export function titlesFrom(schemes: Schemes, calendars: Calendars): TitlesOf {
  return ({ scheme, schemeVersion, calendar }, { stage, deadline }) => {
    const stages = schemes.find(scheme, schemeVersion)?.stages ?? [];
    const planned = calendars.find(calendar.id, calendar.version)?.deadlines ?? [];
    // A deadline of which a path may have several bears what it is about after a full stop.
    const named = planned.find(({ deadline: code }) => deadline === code || deadline.startsWith(`${code}.`));
    return {
      stageTitle: stages.find(({ code }) => code === stage)?.title ?? null,
      deadlineTitle: named?.label ?? null,
    };
  };
}
