import { resolve } from 'node:path';
import type { Scheme } from '../language/scheme.js';
import { loadCertifications } from '../load-schemes.js';
import { checks } from './checks.js';
import { LintAnswer } from './finding.js';
import { lintScheme } from './lint.js';
import { readPrinted } from './printed.js';

const schemes = loadCertifications(resolve(__dirname, '../../../../seeds'));
const computed = schemes.find(({ verdict }) => verdict.mode === 'computed')!;

/** What is rarely planted, each with the element that must be named. */
const rare: readonly (readonly [string, (scheme: Scheme) => unknown, string])[] = [
  ['dangling-mention', (scheme) => (scheme.blocks[0]!.title += ' (R-99)'), 'blocks/B1'],
  ['lines-outside', (scheme) => (scheme.units[0]!.source = [40, 37]), 'units/UE1'],
  ['lines-outside', (scheme) => (scheme.units[0]!.source = [37, scheme.lines + 1]), 'units/UE1'],
  ['missing-parameter', (scheme) => delete groupOf(scheme, 'levels').parameters['min']!['1.2'], 'facts/levels/1.2'],
  ['rubric-total', (scheme) => groupOf(scheme, 'performance').items!.pop(), 'rubric/P5/items/P5.7'],
  [
    'share-differs',
    (scheme) => (ruleOf(scheme, 'TRANSVERSAL_BELOW_9').printed = '70 % (9/15)'),
    'rules/TRANSVERSAL_BELOW_9',
  ],
  ['always-met', (scheme) => limit(scheme, 'PERFORMANCE_BELOW_36', '>=', '0'), 'rules/PERFORMANCE_BELOW_36'],
  ['unreachable', (scheme) => limit(scheme, 'PERFORMANCE_BELOW_36', '>', '60'), 'rules/PERFORMANCE_BELOW_36'],
  ['unreachable', (scheme) => limit(scheme, 'UE_AVERAGE', '>', '20'), 'rules/UE_AVERAGE/1'],
  ['rules-conflict', (scheme) => opposed(scheme), 'rules/BLOCK_1'],
  ['rule-implied', (scheme) => weaker(scheme), 'rules/WEAKER'],
  ['jury-without-demand', (scheme) => (workOf(scheme).composition = []), 'assessments/RA1'],
  [
    'repeated-competency',
    (scheme) => (scheme.competencies[1]!.label = scheme.competencies[0]!.label),
    'competencies/1.2',
  ],
];

describe('a check of the linter', () => {
  it('has a code of its own', () => {
    const codes = checks.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(rare)('called %s finds what it is for', (code, change, place) => {
    expect(lintScheme(computed).findings.flatMap(({ check, places }) => (check === code ? places : []))).not.toContain(
      place,
    );
    const scheme = structuredClone(computed);
    change(scheme);
    const found = lintScheme(scheme).findings.filter(({ check }) => check === code);
    expect(found.flatMap(({ places }) => places)).toContain(place);
  });

  it('tells of a file that breaks the language where it does, and never throws', () => {
    const broken = { ...computed, rules: [{ ...computed.rules[0]!, operator: 'about' }] };
    const { errors, findings } = lintScheme(broken);
    expect(errors).toBe(1);
    expect(findings[0]).toMatchObject({
      check: 'language',
      places: ['rules/EXAM_MISSING/operator'],
      lines: [1036, 1037],
    });
    for (const nonsense of [null, 3, 'scheme', [], {}]) expect(lintScheme(nonsense).errors).toBeGreaterThan(0);
  });

  it('answers in the shape that is published', () => {
    const answer = { ok: true, schemes: schemes.map(lintScheme) };
    expect(LintAnswer.parse(answer)).toEqual(answer);
  });

  it('makes an error of what no reading knows of, and a warning of the same where one does', () => {
    const evidence = (scheme: Scheme) =>
      lintScheme(scheme)
        .findings.filter(({ check }) => check === 'evidence-from-nothing')
        .map(({ severity }) => severity);
    const unaware = structuredClone(computed);
    for (const reading of unaware.readings) reading.checks = [];
    expect([evidence(computed), evidence(unaware)]).toEqual([['warning'], ['error']]);
  });
});

describe('a printed figure', () => {
  it.each([
    ['à plus de 70 %', '>', ['70'], '%'],
    ['à 70 %', '>=', ['70'], '%'],
    ['à plus 70 %', null, ['70'], '%'],
    ['supérieure à 10/20', '>', ['10'], '/20'],
    ['≥ 12/20', '>=', ['12'], '/20'],
    ['60 % (9/15)', '>=', ['9'], '/15'],
    ['niveau 3/5', '>=', ['3'], '/5'],
    ['niveau B1', '>=', ['B1'], 'CEFR'],
    ['20 minutes maximum', '<=', ['20'], 'minutes'],
    ['durée préconisée 2H', '~', ['120'], 'minutes'],
    ['de 40 à 50 pages', '=', ['40', '50'], 'pages'],
    ['dans un maximum de cinq', '<=', ['5'], null],
  ])('«%s» reads as %s %j %s', (text, operator, values, unit) => {
    expect(readPrinted(text)).toMatchObject({ operator, values, unit });
  });
});

function groupOf(scheme: Scheme, name: string) {
  return scheme.facts.find(({ group }) => group === name)!;
}

function ruleOf(scheme: Scheme, code: string) {
  return scheme.rules.find((rule) => rule.code === code)!;
}

function workOf(scheme: Scheme) {
  return scheme.assessments.find(({ code }) => code === 'RA1')!;
}

function limit(scheme: Scheme, code: string, operator: '>' | '>=', value: string): void {
  const { test } = ruleOf(scheme, code);
  if ('compare' in test) Object.assign(test.compare, { operator, right: { value } });
}

/** Another condition of the title that the first block's own condition excludes. */
function opposed(scheme: Scheme): void {
  limit(scheme, 'BLOCK_1', '>=', '3');
  const { test } = ruleOf(scheme, 'BLOCK_1');
  const left = 'compare' in test ? test.compare.left : { value: '0' };
  added(scheme, 'AT_MOST', { compare: { left, operator: '<=', right: { value: '2' } } });
}

function weaker(scheme: Scheme): void {
  const { test } = ruleOf(scheme, 'BLOCK_1');
  const left = 'compare' in test ? test.compare.left : { value: '0' };
  added(scheme, 'WEAKER', { compare: { left, operator: '>=', right: { value: '2' } } });
}

function added(scheme: Scheme, code: string, test: Scheme['rules'][number]['test']): void {
  scheme.rules.push({ ...ruleOf(scheme, 'BLOCK_1'), code, test });
  if (scheme.verdict.mode === 'computed') scheme.verdict.title.push({ rule: code, deliberated: true });
}
