import type { View } from '@parchemin/read-models';
import type { AdminRoute } from '@parchemin/service';
import type { Lane } from './lane.js';
import { rebuild, type RebuildParts, type RebuildReport } from './rebuild.js';

export interface Rebuilds {
  readonly route: AdminRoute;
  /** Views whose shape this release has changed are made again without anybody asking. */
  mendOutdated(lanes: readonly Lane[]): void;
}

export type RebuildTold = (event: string, detail: Readonly<Record<string, unknown>>) => void;

/** One rebuild at a time: each reads the whole log, and the machine has better to do than read it twice at once. */
export function openRebuilds(parts: RebuildParts, views: readonly View[], told: RebuildTold): Rebuilds {
  let underWay: string | null = null;
  return {
    route: { path: /^\/admin\/rebuild\/([a-z][a-z_-]{0,63})$/, run: ([, name]) => rebuildNamed(name ?? '') },
    mendOutdated(lanes) {
      const outdated = lanes.find(({ stopped }) => stopped === 'outdated');
      if (!outdated || underWay !== null) return;
      rebuildNamed(outdated.view.name).catch((error: unknown) => {
        told('rebuild-failed', {
          view: outdated.view.name,
          failure: error instanceof Error ? error.message : 'unknown',
        });
      });
    },
  };

  async function rebuildNamed(name: string): Promise<RebuildReport> {
    const view = views.find((known) => known.name === name.replaceAll('-', '_'));
    if (!view) throw new Error(`there is no view ${name}; there are ${views.map((known) => known.name).join(', ')}`);
    if (underWay !== null) throw new Error(`the view ${underWay} is being rebuilt`);
    underWay = view.name;
    try {
      const report = await rebuild(parts, view);
      told('rebuilt', { ...report });
      return report;
    } finally {
      underWay = null;
    }
  }
}
