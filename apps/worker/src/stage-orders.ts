import type { EnrolmentChoice } from '@parchemin/candidacy';
import type { StageOrder } from '@parchemin/candidacy-process';
import { stageSequence, type Schemes } from '@parchemin/schemes';

export interface StageOrders {
  /** Undefined while the scheme version is not known here: nothing may then be concluded about the path. */
  find(scheme: string, version: number, choice?: EnrolmentChoice): StageOrder | undefined;
}

export function stageOrders(schemes: Schemes): StageOrders {
  return {
    find(id, version, choice) {
      const scheme = schemes.find(id, version);
      return scheme && stageSequence(scheme, choice);
    },
  };
}
