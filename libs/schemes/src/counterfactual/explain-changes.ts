import { assertNever } from '@parchemin/kernel';
import {
  addRationals,
  compareRationals,
  negateRational,
  parseRational,
  readRational,
  spellRational,
  zero,
} from '../engine/rational.js';
import type { DecisionName } from '../engine/verdict.js';
import { wordsOf, type Language, type Words } from '../explain/words.js';
import type { Change, Changes, CounterfactualAnswer, Total } from './answer.js';
import { reasonsIn } from './described.js';
import { changeWords, type ChangeWords } from './words.js';

/** The smallest changes in plain words: made from the answer, and from nothing else. */
export function explainCounterfactual(answer: CounterfactualAnswer, language: Language): string {
  const [words, says] = [wordsOf[language], changeWords[language]];
  const { decision, document, outcome, changes, goal, fixed, only } = answer;
  const telling = new Telling(answer, language, words, says);
  const lines = [
    `${words.titled(words.titles.proposal)} ${words.decisions[decision as DecisionName]}`,
    `${words.titled(words.titles.document)} ${document}`,
    ...(fixed.length === 0 ? [] : [`${says.held} ${fixed.join(', ')}`]),
    ...(only === null ? [] : [`${says.limited} ${only.join(', ')}`]),
    '',
    ...(outcome === 'changes' && changes !== null ? [says.goal(goal), ...telling.factors(changes)] : []),
    ...(outcome === 'impossible' ? [says.impossible] : []),
    ...(outcome === 'no_rule' ? [says.noRule(goal.block)] : []),
    ...(outcome === 'too_large' ? [says.tooLarge] : []),
  ];
  return words.finish(lines.join('\n'));
}

class Telling {
  private readonly labels: ReadonlyMap<string, string>;

  constructor(
    private readonly answer: CounterfactualAnswer,
    language: Language,
    private readonly words: Words,
    private readonly says: ChangeWords,
  ) {
    const label = language === 'fr' ? 'labelFr' : 'label';
    this.labels = new Map(answer.facts.map((each) => [each.fact, each[label]] as const));
  }

  /** What each rule asks for, rule by rule. */
  factors(changes: Changes): readonly string[] {
    const whole = changes.kind === 'choose' && !changes.joint && changes.of.length > 1;
    const apart = whole && changes.n === (this.answer.goal.awarded ? changes.of.length : 1);
    return (apart ? changes.of : [changes]).flatMap((factor) => this.factor(factor));
  }

  private factor(factor: Changes): readonly string[] {
    const asked = this.answer.rules.filter(({ reason }) => reasonsIn(factor).includes(reason));
    const where = asked.map(({ source, reading }) => this.words.where({ source }, reading)).join(' ');
    if (factor.kind === 'change') return [`  • ${this.change(factor)}${where === '' ? '' : ` ${where}`}`];
    const rules = asked.map((rule) => this.rule(rule)).join(' ; ');
    return [`  • ${rules}`, ...this.lines(factor).map((line) => `    ${line}`)];
  }

  private rule({
    label,
    labelFr,
    operator,
    value,
    unit,
    source,
    reading,
  }: CounterfactualAnswer['rules'][number]): string {
    const shown = unit !== null && (unit.startsWith('/') || unit === '%') ? unit : '';
    const needed =
      operator === null || value === null
        ? ''
        : `, ${this.words.needed(operator, `${this.words.number(value)}${shown}`)}`;
    return `${this.words.label({ label, labelFr })}${needed} ${this.words.where({ source }, reading)}`;
  }

  private lines(changes: Changes): readonly string[] {
    switch (changes.kind) {
      case 'change':
        return [this.change(changes)];
      case 'total':
        return this.total(changes);
      case 'choose': {
        const { n, of, joint } = changes;
        const heading = n === of.length ? this.says.all : this.says.any(n, of.length);
        const parts = of.map((part) => this.lines(part));
        const bulleted = parts.flatMap(([first = '', ...rest]) => [`– ${first}`, ...rest.map((line) => `  ${line}`)]);
        return [joint ? `${heading} ${this.says.joint}` : heading, ...bulleted.map((line) => `  ${line}`)];
      }
      default:
        return assertNever(changes);
    }
  }

  private change({ fact, direction, from, to, bound, suffices }: Change): string {
    const { says } = this;
    const [named, before, after] = [this.named(fact), this.value(from), this.value(to)];
    if (direction === 'set') return says.set(named, before, after);
    const asked = bound === null ? null : `${says.bounds[bound.operator]} ${this.value(bound.value)}`;
    if (direction === 'enter') return says.enter(named, asked ?? this.entered(after, suffices));
    const exact = bound !== null && bound.value === to;
    const reached = asked === null ? after : exact ? asked : `${asked}${says.namely(after)}`;
    return says[direction](named, this.distance(String(from), String(to)), before, reached);
  }

  private entered(nearest: string, suffices: Change['suffices']): string {
    if (suffices === null || suffices.from === suffices.to) return nearest;
    return this.says.range(this.value(suffices.from), this.value(suffices.to));
  }

  private total({ by, strict, over }: Total): readonly string[] {
    const items = over.map(({ fact, from, upTo, step }) => {
      const before = from === null ? null : this.value(from);
      return this.says.item(this.named(fact), before, this.value(upTo), this.value(step));
    });
    const [first, ...others] = over.map(({ weight }) => weight.replace('-', ''));
    // Where every fact weighs the same, the gap is told in the facts' own unit: points rather than their average.
    const even = first !== undefined && others.every((weight) => weight === first);
    const gap = even ? quotient(by, first) : by;
    return [this.says.total(directionOf(over, even), this.value(gap), strict), ...items.map((item) => `  – ${item}`)];
  }

  private named(fact: string): string {
    return this.says.quoted(this.labels.get(fact) ?? fact);
  }

  private value(value: string | boolean | null): string {
    const told = this.says.value(value);
    return typeof value === 'string' && parseRational(value) ? this.words.number(told) : told;
  }

  private distance(from: string, to: string): string {
    const [start, end] = [parseRational(from) ?? zero, parseRational(to) ?? zero];
    const apart = addRationals(end, negateRational(start));
    return this.value(spellRational(compareRationals(apart, zero) < 0 ? negateRational(apart) : apart));
  }
}

function directionOf(over: Total['over'], even: boolean): 'up' | 'down' | 'both' {
  const falling = over.filter(({ direction }) => direction === 'down').length;
  if (!even || (falling > 0 && falling < over.length)) return 'both';
  return falling > 0 ? 'down' : 'up';
}

function quotient(value: string, by: string): string {
  const [of, part] = [readRational(value), readRational(by)];
  return spellRational({
    numerator: of.numerator * part.denominator,
    denominator: of.denominator * part.numerator,
  });
}
