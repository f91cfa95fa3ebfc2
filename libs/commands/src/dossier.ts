import type { EnrolledCandidacy } from '@parchemin/candidacy';
import type { Certification } from '@parchemin/schemes';
import { factReaders, type DossierValue } from './fact-readers.js';

export type Dossier = Readonly<Record<string, unknown>>;

type FactGroup = Certification['facts'][number];

/** What a candidacy says to the rules of its scheme, in the shape that the command line and every auditor take. */
export function dossierOf(path: EnrolledCandidacy, scheme: Certification): Dossier {
  const dossier: Record<string, unknown> = {};
  for (const group of scheme.facts) {
    const value = groupOf(path, group);
    if (value !== undefined) dossier[group.group] = value;
  }
  const derogations = Object.values(path.derogations).map(({ code, grantedBy: by, reason }) => ({ code, by, reason }));
  return derogations.length === 0 ? dossier : { ...dossier, derogations };
}

function groupOf(path: EnrolledCandidacy, group: FactGroup): unknown {
  const read = readerOf(path, group);
  if (group.kind === 'set') return group.items.filter((item) => read(item) === true);
  if (group.items === null) return read('');
  const values = group.items.map((item) => [item, read(item)] as const);
  if (values.every(([, value]) => value === null) && group.unknownWhole !== undefined) return null;
  const kept = group.partial || !group.required ? values.filter(([, value]) => value !== null) : values;
  return kept.length === 0 && !group.required ? undefined : Object.fromEntries(kept);
}

function readerOf(path: EnrolledCandidacy, group: FactGroup): (item: string) => DossierValue {
  if (group.from === null) return () => null;
  const [origin = '', from = ''] = group.from.split(':');
  const reader = factReaders[origin];
  if (!reader) throw new Error(`nothing reads «${group.from}», from which the scheme takes «${group.group}»`);
  return (item) => reader(path, item, from);
}
