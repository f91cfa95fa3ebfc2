import { resolve } from 'node:path';
import { loadCertifications } from '../load-schemes.js';
import type { Finding, SchemeLint } from './finding.js';
import { lintScheme } from './lint.js';
import { defectKinds, plantDefects, rewordHarmlessly } from './planted-defects.fixture.js';

const planted = 200;
const reworded = 60;
const seed = 20_261_121;
const schemes = loadCertifications(resolve(__dirname, '../../../../seeds'));
const twins = new Map(schemes.map((scheme) => [scheme.id, lintScheme(scheme)] as const));

describe('the linter', () => {
  it('calls no certification wrong', () => {
    expect([...twins.values()].map(({ scheme, errors }) => [scheme, errors])).toEqual(schemes.map(({ id }) => [id, 0]));
  });

  it(`finds at least 95 of 100 planted defects, at the place where each was planted`, () => {
    const judged = plantDefects(schemes, planted, seed).map((defect) => ({
      ...defect,
      found: isFound(lintScheme(defect.document), twins.get(defect.scheme)!, defect.places),
    }));
    const found = judged.filter((defect) => defect.found);
    process.stdout.write(`${tableOf(judged)}\n`);
    expect(judged).toHaveLength(planted);
    expect(found.length / judged.length).toBeGreaterThanOrEqual(0.95);
  });

  it('raises no alarm over a change of words', () => {
    const alarms = rewordHarmlessly(schemes, reworded, seed).flatMap(({ document, scheme, what, places }) =>
      newFindings(lintScheme(document), twins.get(scheme)!).map(({ check }) => [check, what, ...places]),
    );
    expect(alarms).toEqual([]);
  });
});

/** A finding that the twin does not have, about the element that was changed or a part of it. */
function isFound(changed: SchemeLint, twin: SchemeLint, places: readonly string[]): boolean {
  return newFindings(changed, twin).some(({ places: at }) =>
    places.some((place) => at.some((one) => one === place || one.startsWith(`${place}/`))),
  );
}

function newFindings(changed: SchemeLint, twin: SchemeLint): readonly Finding[] {
  const known = new Set(twin.findings.map(signature));
  return changed.findings.filter((finding) => !known.has(signature(finding)));
}

/** The same elements told in another order are no other finding. */
function signature({ check, places, message }: Finding): string {
  return [check, [...places].sort().join(), [...message].sort().join('')].join('\n');
}

function tableOf(
  judged: readonly {
    readonly kind: string;
    readonly scheme: string;
    readonly what: string;
    readonly places: readonly string[];
    readonly found: boolean;
  }[],
): string {
  const rows = defectKinds.map((kind) => {
    const own = judged.filter((defect) => defect.kind === kind);
    return `${kind.padEnd(20)} ${own.filter(({ found }) => found).length}/${own.length}`;
  });
  const missed = judged.filter(({ found }) => !found);
  return [
    ...rows,
    ...missed.map(({ kind, scheme, what, places }) => `missed: ${kind}, ${what}, ${scheme} ${places.join()}`),
  ].join('\n');
}
