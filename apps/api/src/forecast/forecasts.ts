import type { ForecastView } from '@parchemin/contracts';
import { findEscalations, type Database, type ForecastQuery } from '@parchemin/read-models';
import { stageOrdersOf, type Schemes } from '@parchemin/schemes';

/** What the API foresees. Its one production form asks the read models. */
export abstract class Forecasts {
  abstract find(query: ForecastQuery): Promise<ForecastView>;
}

export class StoredForecasts extends Forecasts {
  constructor(
    private readonly db: Database,
    private readonly schemes: Schemes,
  ) {
    super();
  }

  find(query: ForecastQuery): Promise<ForecastView> {
    return findEscalations(this.db, stageOrdersOf(this.schemes), query);
  }
}
