import type { StageOrder } from '@parchemin/candidacy-process';
import type { Schemes } from '@parchemin/schemes';

export interface StageOrders {
  /** Undefined while the scheme version is not known here: nothing may then be concluded about the path. */
  find(scheme: string, version: number): StageOrder | undefined;
}

export function stageOrders(schemes: Schemes): StageOrders {
  return {
    find: (id, version) => schemes.find(id, version)?.stages.map(({ code, after }) => ({ stage: code, after })),
  };
}
