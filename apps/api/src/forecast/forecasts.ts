import type { ForecastView } from '@parchemin/contracts';
import { findEscalations, type Database, type ForecastQuery } from '@parchemin/read-models';
import { stageSequence, type Schemes } from '@parchemin/schemes';

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
    const orders: Parameters<typeof findEscalations>[1] = (id, version, choice) => {
      const scheme = this.schemes.find(id, version);
      return scheme && stageSequence(scheme, choice);
    };
    return findEscalations(this.db, orders, query);
  }
}
