import type { TracedRule, Verdict } from '../engine/verdict.js';
import { comparisonIn, criterionInWords, findingsInWords, valueIn } from './sentences.js';
import { wordsOf, type Language, type Words } from './words.js';

/** Before anything is asked of the rules, what they lack is only what has not come in yet: the same trace, and no verdict. */
export type Standing = 'concluded' | 'under-way';

/** What was proposed and why, in plain words: made from the verdict and its trace, and from nothing else. */
export function explainVerdict(verdict: Verdict, language: Language, standing: Standing = 'concluded'): string {
  const words = wordsOf[language];
  const { trace } = verdict;
  const { titles } = words;
  const isConcluded = standing === 'concluded';
  const lines = [
    isConcluded
      ? `${words.titled(titles.proposal)} ${words.decisions[verdict.decision]}`
      : `${words.titled(titles.soFar)} ${words.nothingDecided}`,
    `${words.titled(titles.document)} ${trace.document}`,
    ...(trace.findings
      ? findingsInWords(trace.findings, words).flatMap(([title, found]) => section(title, found, words))
      : []),
    ...(trace.findings || !isConcluded ? [] : settled(verdict, words)),
    ...unmet(verdict, isConcluded, words),
    ...section(
      titles.reserves,
      trace.reserves.map((each) => `${words.label(each)} ${words.where(each, null)}`),
      words,
    ),
    ...section(titles.awaited, trace.awaited.map(words.label), words),
    ...section(titles.derogations, trace.derogations.map(words.derogation), words),
    ...section(titles.met, metInWords(verdict, words), words),
  ];
  return words.finish(lines.join('\n'));
}

/** One rule of a verdict, or one criterion, by the code that stands in it: what was compared, and where it is written. */
export function explainReason(code: string, verdict: Verdict, language: Language): string {
  const words = wordsOf[language];
  const criterion = verdict.trace.findings?.criteria.find((each) => each.criterion === code);
  return words.finish(criterion ? criterionInWords(criterion, words) : reasonInWords(code, verdict, words));
}

function unmet(verdict: Verdict, isConcluded: boolean, words: Words): readonly string[] {
  const { reasons, alsoUnmet } = verdict;
  const because = (codes: readonly string[]) => codes.map((code) => reasonInWords(code, verdict, words));
  const { titles } = words;
  if (!isConcluded) return section(titles.missingSoFar, because([...reasons, ...alsoUnmet]), words);
  return [...section(titles.against, because(reasons), words), ...section(titles.alsoUnmet, because(alsoUnmet), words)];
}

function section(title: string, lines: readonly string[], words: Words): readonly string[] {
  return lines.length === 0 ? [] : ['', words.titled(title), ...lines.map((line) => `  • ${line}`)];
}

/** What stands whatever the reasons: the blocks, once they are deliberated, and the credits. */
function settled({ decision, blocksValidated, creditsTotal }: Verdict, words: Words): readonly string[] {
  const credits = words.credits(creditsTotal);
  return decision === 'not_admissible' ? [credits] : [words.blocks(blocksValidated), credits];
}

function reasonInWords(code: string, { trace }: Verdict, words: Words): string {
  for (const { states, items } of trace.rules) {
    const item = items.find(({ reason }) => reason === code);
    if (!item) continue;
    const [name, label] = [nameIn(code), words.label(states)];
    const compared = comparisonIn(item.test, states.unit, words);
    const about = name === '' ? '' : `${name}, `;
    const said =
      compared === null
        ? `${about}${item.truth === 'met' ? words.holds(label) : words.fails(label)}`
        : `${words.titled(`${about}${label}`)} ${compared}`;
    return `${said} ${words.where(states, states.reading)}`;
  }
  return code;
}

/** «UE2» of «UE_AVERAGE:UE2»: what the reason is about, where the rule is a family. */
function nameIn(code: string): string {
  const colon = code.indexOf(':');
  return colon < 0 ? '' : code.slice(colon + 1);
}

function metInWords({ decision, trace }: Verdict, words: Words): readonly string[] {
  const shown = (rule: TracedRule): boolean =>
    rule.truth === 'met' && (decision !== 'not_admissible' || rule.roles.includes('gate'));
  return trace.rules.filter(shown).map(({ states, items }) => {
    const values = items.flatMap(({ reason, test }) => {
      const value = valueIn(test, states.unit, words);
      if (value === null) return [];
      return items.length === 1 ? [value] : [`${nameIn(reason)} ${value}`];
    });
    const label = words.label(states);
    const said = values.length === 0 ? label : `${words.titled(label)} ${values.join(', ')}`;
    return `${said} ${words.where(states, states.reading)}`;
  });
}
