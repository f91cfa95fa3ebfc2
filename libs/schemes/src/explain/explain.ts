import { spellRational } from '../engine/rational.js';
import type { TracedMeasure, TraceNode } from '../engine/trace.js';
import type { Findings, TracedRule, Verdict } from '../engine/verdict.js';
import { wordsOf, type Language, type Words } from './words.js';

/** What was proposed and why, in plain words: made from the verdict and its trace, and from nothing else. */
export function explainVerdict(verdict: Verdict, language: Language): string {
  const words = wordsOf[language];
  const { trace } = verdict;
  const colon = (title: string): string => (language === 'fr' ? `${title} :` : `${title}:`);
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', colon(title), ...lines.map((line) => `  • ${line}`)];
  const because = (codes: readonly string[]) => codes.map((code) => reasonInWords(code, verdict, words, language));
  const label = (labelled: { label: string; labelFr: string }) =>
    language === 'fr' ? labelled.labelFr : labelled.label;
  const lines = [
    `${colon(words.proposal)} ${words.decisions[verdict.decision]}`,
    ...(trace.findings ? findingsInWords(trace.findings, trace.document, words, section) : settled(verdict, words)),
    ...section(words.titles.against, because(verdict.reasons)),
    ...section(words.titles.alsoUnmet, because(verdict.alsoUnmet)),
    ...section(
      words.titles.reserves,
      trace.reserves.map((reserve) => `${label(reserve)} ${words.where(trace.document, ...reserve.source, null)}`),
    ),
    ...section(words.titles.awaited, trace.awaited.map(label)),
    ...section(
      words.titles.derogations,
      trace.derogations.map(({ code, by, reason, applied }) => words.derogation(code, by, reason, applied)),
    ),
    ...section(words.titles.met, metInWords(verdict, words, language)),
  ];
  return words.finish(lines.join('\n'));
}

function settled(verdict: Verdict, words: Words): readonly string[] {
  if (verdict.decision === 'not_admissible') return [words.credits(verdict.creditsTotal)];
  return [words.blocks(verdict.blocksValidated.join(', ')), words.credits(verdict.creditsTotal)];
}

function reasonInWords(code: string, { trace }: Verdict, words: Words, language: Language): string {
  for (const rule of trace.rules) {
    const item = rule.items.find(({ reason }) => reason === code);
    if (item) return sentence(rule, nameIn(code), item.test, trace.document, words, language);
  }
  return code;
}

/** «UE2» of «UE_AVERAGE:UE2»: what the reason is about, where the rule is a family. */
function nameIn(code: string): string {
  const colon = code.indexOf(':');
  return colon < 0 ? '' : code.slice(colon + 1);
}

function sentence(rule: TracedRule, name: string, test: TraceNode, document: string, words: Words, language: Language) {
  const { states } = rule;
  const label = language === 'fr' ? states.labelFr : states.label;
  const subject = name === '' ? label : `${name}, ${label}`;
  const what = test.kind === 'compare' ? compared(test, states.unit ?? '', words) : null;
  const said =
    what === null
      ? `${name === '' ? '' : `${name}, `}${words.conditionFails(label)}`
      : `${subject}${language === 'fr' ? ' ' : ''}: ${what}`;
  return `${said} ${words.where(document, ...states.source, states.reading)}`;
}

function compared(test: Extract<TraceNode, { kind: 'compare' }>, unit: string, words: Words): string {
  const suffix = unit.startsWith('/') || unit === '%' ? unit : '';
  const value = measured(test.left, suffix, words);
  const needed = words.needed(test.operator, measured(test.right, suffix, words));
  const lacking = (test.left.items ?? [])
    .filter(({ test: item }) => item.truth === 'not_met')
    .map(({ item, test: node }) => itemInWords(item, node, words));
  const short = test.truth === 'not_met' && lacking.length > 0 ? words.lacking(lacking.join(', ')) : '';
  return `${value}, ${needed}${short}`;
}

function itemInWords(item: string, test: TraceNode, words: Words): string {
  if (test.kind !== 'compare') return item;
  return `${item} (${measured(test.left, '', words)}, ${words.needed(test.operator, measured(test.right, '', words))})`;
}

function measured({ low, high, items }: TracedMeasure, suffix: string, words: Words): string {
  if (low === null || high === null) return words.notEntered;
  const [from, to] = [words.number(spellRational(low)), words.number(spellRational(high))];
  const range = from === to ? from : `${from}–${to}`;
  return items && suffix === '' ? words.counted(range, items.length) : `${range}${suffix}`;
}

function metInWords(verdict: Verdict, words: Words, language: Language): readonly string[] {
  const { trace } = verdict;
  const judged = trace.rules.filter(
    ({ truth, roles }) => truth === 'met' && (verdict.decision !== 'not_admissible' || roles.includes('gate')),
  );
  return judged.map(
    ({ states }) =>
      `${language === 'fr' ? states.labelFr : states.label} ${words.where(trace.document, ...states.source, states.reading)}`,
  );
}

function findingsInWords(
  { criteria, competencies, blocks, variants }: Findings,
  document: string,
  words: Words,
  section: (title: string, lines: readonly string[]) => readonly string[],
): readonly string[] {
  return [
    ...section(words.findings.presented, [blocks.join(', ')]),
    ...section(
      words.findings.variants,
      variants.map(
        ({ assessment, variant, source }) => `${assessment} → ${variant} ${words.where(document, ...source, null)}`,
      ),
    ),
    ...section(
      words.findings.competencies,
      competencies.map(({ competency, label, state }) => `${competency} ${label} — ${words.competencies[state]}`),
    ),
    ...section(
      words.findings.criteria,
      criteria.map((each) => {
        const { criterion, label, state, value, operator, threshold, unit, source } = each;
        const shown =
          value === null
            ? ''
            : ` (${words.number(value)}${unit === '%' ? ' %' : ''}${operator === null || threshold === null ? '' : `, ${words.needed(operator, threshold)}${unit === '%' ? ' %' : ''}`})`;
        return `${criterion} ${label} — ${words.criteria[state]}${shown} ${words.where(document, ...source, null)}`;
      }),
    ),
  ];
}
