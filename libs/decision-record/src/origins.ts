import type { Certification } from '@parchemin/schemes';
import { dossierOf } from '@parchemin/commands/judging';
import { differencesOf } from './differences.js';
import { eachPath, type RecordedFact } from './recorded-fact.js';

/** Which fact gave an entry of a dossier the value that it has. */
export interface Origin {
  readonly entry: string;
  readonly revision: number;
  readonly fact: string;
}

/** Of each entry that some fact gave its value; what still is as it was at enrolment comes from none. */
export function originsOf(facts: readonly RecordedFact[], scheme: Certification): readonly Origin[] {
  const origins = new Map<string, Origin>();
  let before: string | null = null;
  for (const { fact, path } of eachPath(facts)) {
    if (path.status === 'absent') continue;
    const dossier = JSON.stringify(dossierOf(path, scheme));
    for (const entry of before === null ? [] : entriesChanged(before, dossier)) {
      origins.set(entry, { entry, revision: fact.revision, fact: fact.id });
    }
    before = dossier;
  }
  return [...origins.values()].sort((left, right) => (left.entry < right.entry ? -1 : 1));
}

/** Most facts change nothing in the dossier. */
function entriesChanged(before: string, after: string): readonly string[] {
  return before === after ? [] : differencesOf(JSON.parse(before), JSON.parse(after)).map(({ at }) => at);
}
