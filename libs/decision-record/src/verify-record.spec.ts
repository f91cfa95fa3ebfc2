import { jsonSchemaOf, loadPublished } from '@parchemin/schemes';
import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { everyScheme, recordedDecision } from './decided-paths.fixture.js';
import { DecisionRecord } from './record-format.js';
import { sealOf } from './seal.js';
import type { CheckName, Verification, Verifying } from './verification.js';
import { readRecord, verifyRecord } from './verify-record.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Place = readonly (string | number)[];

/** Enough to meet every kind of entry; `PARCHEMIN_TAMPERINGS` asks for more. */
const tamperings = Number(process.env['PARCHEMIN_TAMPERINGS'] ?? 200);

/** Written once, by the first version of the format: whatever this product becomes, it goes on verifying it. */
const kept = resolve(__dirname, '../fixtures/rdc.v1.json');

const records = new Map<string, DecisionRecord>();
let verifying: Verifying;

beforeAll(async () => {
  const file = pathToFileURL(resolve('libs/second-opinion/src/second-opinion.mjs'));
  const { secondOpinion } = (await import(file.href)) as Pick<Verifying, 'secondOpinion'>;
  verifying = { published: loadPublished('seeds'), secondOpinion };
  for (const scheme of everyScheme) records.set(scheme, await recordedDecision(scheme));
  if (process.env['PARCHEMIN_RECORD'] === '1') writeFileSync(kept, JSON.stringify(recordOf('rdc')));
});

describe('a recorded decision', () => {
  it.each(everyScheme)('of %s is found again from its facts and its rules', (scheme) => {
    const { verified, checks } = verify(recordOf(scheme));
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(verified).toBe(true);
  });

  it('holds whatever its layout and the order of its keys', () => {
    const reversed = (value: Json): Json =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, each]) => [key, reversed(each)]),
          );
    const text = JSON.stringify(reversed(asJson(recordOf('rdc'))), null, 2);
    const read = readRecord(text);
    if ('noRecord' in read) throw new Error(read.noRecord);
    expect(verifyRecord(read.document, verifying).verified).toBe(true);
  });

  it('goes on being found again, long after it was written', () => {
    const read = readRecord(readFileSync(kept, 'utf8'));
    if ('noRecord' in read) throw new Error(read.noRecord);
    expect(verifyRecord(read.document, verifying).checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('has its shape published: node libs/decision-record/generate.mjs', () => {
    const published = resolve('libs/schemes/json-schema/decision-record.json');
    expect(readFileSync(published, 'utf8')).toBe(jsonSchemaOf('decision-record', DecisionRecord));
  });

  it.each(everyScheme)('of %s tells nobody’s name', (scheme) => {
    const { facts } = recordOf(scheme);
    // Whoever handed in a file did so under the printed name of it, which says whose it is.
    expect(JSON.stringify(facts)).not.toMatch(/MARTIN|Camille/);
  });

  it('names the fact that gave each entry of the dossier its value', () => {
    const { origins, facts } = recordOf('cgco');
    const exam = origins.find(({ entry }) => entry === 'exam')!;
    expect(facts[exam.revision]).toMatchObject({ id: exam.fact, type: 'MarkRecorded', data: { piece: 'EN' } });
    expect(origins.some(({ entry }) => entry.startsWith('derogations.'))).toBe(true);
  });
});

describe('a document that was altered', () => {
  it('is refused whichever entry was touched', () => {
    const every = everyScheme.flatMap((scheme) =>
      placesIn(asJson(recordOf(scheme))).map((place) => ({ scheme, place })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...every), ({ scheme, place }) => {
        const document = altered(recordOf(scheme), place);
        expect(sealOf(document)).not.toBe(document.sha256);
      }),
      { numRuns: tamperings },
    );
  });

  it.each([
    ['the pronounced decision', ['decision', 'recorded', 'decision'], 'refused', ['facts']],
    ['the blocks awarded', ['decision', 'recorded', 'blocks', 0], 'B2', ['facts']],
    ['what was proposed', ['proposal', 'recorded', 'creditsTotal'], 54, ['facts']],
    ['an entry of the dossier', ['dossier', 'exam'], '19', ['dossier']],
    ['where an entry comes from', ['origins', 0, 'revision'], 1, ['origins']],
    ['why the rules say so', ['proposal', 'trace', 'rules', 0, 'truth'], 'not_met', ['trace']],
    ['a figure of the rules', ['scheme', 'document', 'rules', 0, 'value'], '2', ['scheme']],
    ['the fingerprint of the rules', ['scheme', 'sha256'], '0'.repeat(64), ['scheme']],
    ['the place of a fact', ['facts', 3, 'revision'], 4, ['facts']],
    ['a fact from a later product', ['facts', 3, 'schemaVersion'], 9, ['facts']],
    ['the version of the format', ['formatVersion'], 2, ['shape']],
    ['the name of the path', ['candidacy'], 'nobody', ['shape']],
  ] as const)('and sealed anew is refused for %s, by name', (_, place, value, refusedBy) => {
    const found = verify(resealed(changed(recordOf('cgco'), place, () => value)));
    expect(found.checks.filter(({ holds }) => holds === false).map(({ check }) => check)).toEqual([...refusedBy]);
  });

  it('and sealed anew is refused for whatever it says beside its facts', () => {
    const beside = ['scheme', 'dossier', 'origins', 'proposal', 'decision'];
    const every = placesIn(asJson(recordOf('rdc'))).filter(([part]) => beside.includes(String(part)));
    fc.assert(
      fc.property(fc.constantFrom(...every), (place) => {
        expect(verify(resealed(altered(recordOf('rdc'), place))).verified).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('and sealed anew is refused for a mark, since what follows from it is another', () => {
    const { facts } = recordOf('cgco');
    const exam = facts.findIndex(({ type, data }) => type === 'MarkRecorded' && data['piece'] === 'EN');
    const found = verify(resealed(changed(recordOf('cgco'), ['facts', exam, 'data', 'mark'], () => '9')));
    expect(checkOf(found, 'dossier').differences).toEqual([{ at: 'dossier.exam', recorded: '14', found: '9' }]);
    expect(found.checks.filter(({ holds }) => holds === false).map(({ check }) => check)).toEqual([
      'dossier',
      'verdict',
      'trace',
      'second-opinion',
    ]);
  });

  it('and sealed anew passes where nothing follows from what was touched: there the seal is the only guard', () => {
    const elsewhere = '0192f5c0-0000-7000-8000-00000000dead';
    const document = changed(recordOf('cgco'), ['facts', 3, 'commandId'], () => elsewhere);
    expect(verify(document).verified).toBe(false);
    expect(verify(resealed(document)).verified).toBe(true);
  });

  it('and sealed anew is refused, and not stumbled over, when its facts are no facts of ours', () => {
    for (const data of [{}, { stage: 'x', pieces: [null] }, { piece: 'EN' }]) {
      const { facts } = recordOf('cgco');
      const opened = facts.findIndex(({ type }) => type === 'StageOpened');
      const found = verify(resealed(changed(recordOf('cgco'), ['facts', opened, 'data'], () => data as Json)));
      expect(found.verified).toBe(false);
    }
  });

  it('and sealed anew is refused when a fact was taken out', () => {
    const { facts } = recordOf('cgco');
    const without = { ...recordOf('cgco'), facts: facts.filter(({ revision }) => revision !== 20) };
    expect(checkOf(verify(resealed(without)), 'facts').holds).toBe(false);
  });

  it('and sealed anew is refused when the jury is said to have followed a proposal that it departed from', () => {
    const record = recordOf('cgco');
    const last = record.facts.length - 1;
    const departing = changed(record, ['decision', 'recorded', 'departs'], () => true);
    const both = changed(departing, ['facts', last, 'data', 'departs'], () => true);
    const found = checkOf(verify(resealed(both)), 'decision');
    expect(found.differences).toEqual([{ at: 'decision.recorded.departs', recorded: true, found: false }]);
  });

  it('is told all the faults of its shape at once, and what could not be looked at', () => {
    const { dossier: _, ...without } = recordOf('rdc');
    const { checks } = verify({ ...without, mood: 'fine', formatVersion: 3 });
    const [shape, digest, scheme] = checks;
    expect(shape!.differences.map(({ at }) => at).sort()).toEqual(['', 'dossier', 'formatVersion']);
    expect([digest!.holds, scheme!.holds]).toEqual([false, null]);
  });
});

describe('what is no such document', () => {
  it.each([
    ['no JSON', '{"format":'],
    ['another format', '{"format":"minutes"}'],
    ['no object', '[]'],
    ['a key that stands twice', '{"format":"parchemin.decision-record","format":"parchemin.decision-record"}'],
  ])('is not looked at: %s', (_, text) => {
    expect(readRecord(text)).toHaveProperty('noRecord');
  });
});

function recordOf(scheme: string): DecisionRecord {
  return records.get(scheme)!;
}

function verify(document: object): Verification {
  return verifyRecord(document as Record<string, unknown>, verifying);
}

function checkOf({ checks }: Verification, name: CheckName) {
  return checks.find(({ check }) => check === name)!;
}

function resealed(document: object): object {
  return { ...document, sha256: sealOf(document as Record<string, unknown>) };
}

/** Another value of the same kind, as far as there is one. */
function altered(record: DecisionRecord, place: Place): DecisionRecord {
  return changed(record, place, (value) => {
    if (typeof value === 'boolean') return !value;
    if (typeof value === 'number') return value + 1;
    return value === null ? '' : `${String(value)} `;
  });
}

function changed(record: object, place: Place, by: (value: Json) => Json): DecisionRecord {
  return changedIn(asJson(record), place, by) as unknown as DecisionRecord;
}

function changedIn(value: Json, [step, ...further]: Place, by: (value: Json) => Json): Json {
  if (step === undefined) return by(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, Json>;
  copy[step] = changedIn(copy[step] ?? null, further, by);
  return copy as Json;
}

function placesIn(value: Json, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, each]) => placesIn(each, [...at, key]));
}

function asJson(value: unknown): Json {
  return value as Json;
}
