import type { FactGroup } from '../language/facts.js';
import { named } from './references.js';
import type { VerdictTrace } from './verdict.js';

type Awaited = VerdictTrace['awaited'][number];

/** The words for each fact that a verdict may still wait for. */
export function compileAwaited(groups: readonly FactGroup[]): (code: string) => Awaited {
  const words = new Map<string, Awaited>();
  for (const { group, label, labelEn = label, items, unknown, unknownWhole } of groups) {
    for (const item of items ?? ['']) {
      const suffix = item === '' ? '' : ` ${item}`;
      const codes = [
        named(unknown ?? `MISSING:${group}.{item}`, item),
        ...(unknownWhole?.includes('{item}') ? [named(unknownWhole, item)] : []),
      ];
      for (const code of codes) words.set(code, { code, label: `${labelEn}${suffix}`, labelFr: `${label}${suffix}` });
    }
    if (unknownWhole !== undefined && !words.has(unknownWhole))
      words.set(unknownWhole, { code: unknownWhole, label: labelEn, labelFr: label });
  }
  return (code) => words.get(code) ?? { code, label: code, labelFr: code };
}
