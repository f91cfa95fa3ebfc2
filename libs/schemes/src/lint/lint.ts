import { Scheme } from '../language/scheme.js';
import type { Check, Found } from './check.js';
import { checks } from './checks.js';
import type { Finding, SchemeLint } from './finding.js';
import { languageFaults } from './language-faults.js';
import { surveyOf, type Survey } from './survey.js';

/** Looks at one scheme file for whatever does not agree with itself. Never throws, whatever the file says. */
export function lintScheme(document: unknown): SchemeLint {
  const parsed = Scheme.safeParse(document);
  const findings = parsed.success
    ? inOrder(findingsOf(surveyOf(parsed.data), checks))
    : languageFaults(document, parsed.error.issues);
  const { id, version } = Object(document) as { readonly id?: unknown; readonly version?: unknown };
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    scheme: typeof id === 'string' ? id : '?',
    version: typeof version === 'number' ? version : null,
    errors,
    warnings: findings.length - errors,
    findings,
  };
}

function findingsOf(survey: Survey, all: readonly Check[]): Finding[] {
  return all.flatMap((check) => check.find(survey).map((found) => findingOf(survey, check, found)));
}

function findingOf(survey: Survey, { code, severity }: Check, found: Found): Finding {
  const readings = readingsOf(survey, code, found);
  return {
    check: code,
    severity: readings.length > 0 ? 'warning' : severity,
    message: found.en,
    messageFr: found.fr,
    places: found.places.map(({ path }) => path),
    document: survey.scheme.document,
    lines: found.places[0].lines[0] ?? [1, survey.scheme.lines],
    readings,
  };
}

/** A reading knows of a finding when it names the check and shares a line with one of the elements. */
function readingsOf({ scheme }: Survey, check: string, { places }: Found): string[] {
  const lines = places.flatMap((place) => place.lines);
  return scheme.readings
    .filter(({ checks: known }) => known.includes(check))
    .filter(({ source, more = [] }) =>
      [source, ...more].some(([first, last]) => lines.some(([from, to]) => from <= last && to >= first)),
    )
    .map(({ code }) => code);
}

/** The grave ones first, then as the document goes. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ severity }: Finding): number => (severity === 'error' ? 0 : 1);
  return [...findings].sort((a, b) => rank(a) - rank(b) || a.lines[0] - b.lines[0] || a.lines[1] - b.lines[1]);
}
