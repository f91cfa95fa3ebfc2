import { assertNever } from '@parchemin/kernel';
import {
  addRationals,
  compareRationals,
  multiplyRationals,
  negateRational,
  readRational,
  spellRational,
  zero,
  type Rational,
} from '../engine/rational.js';
import type { Change, Changes, Total, TotalItem } from './answer.js';
import { farther, moveOf } from './nodes.js';

/** One minimal change: the facts that move, each by name. */
export type ChangeSet = ReadonlyMap<string, Change>;

/** Every minimal change that a factored form stands for; null when that takes more work than allowed. */
export function expandChanges(changes: Changes, work: number): readonly ChangeSet[] | null {
  try {
    return new Expansion(work).of(changes);
  } catch (fault) {
    if (fault instanceof WorkExceeded) return null;
    throw fault;
  }
}

class WorkExceeded extends Error {}

class Expansion {
  constructor(private work: number) {}

  of(changes: Changes): readonly ChangeSet[] {
    switch (changes.kind) {
      case 'change':
        return [new Map([[changes.fact, changes]])];
      case 'total':
        return this.total(changes);
      case 'choose': {
        const parts = changes.of.map((part) => this.of(part));
        const chosen = this.chosen(parts, changes.n, 0);
        return changes.joint ? this.minimal(chosen) : chosen;
      }
      default:
        return assertNever(changes);
    }
  }

  private chosen(parts: readonly (readonly ChangeSet[])[], n: number, at: number): readonly ChangeSet[] {
    if (n === 0) return [new Map()];
    if (parts.length - at < n) return [];
    const withThis = this.chosen(parts, n - 1, at + 1).flatMap((rest) =>
      parts[at]!.flatMap((set) => this.joined(set, rest)),
    );
    return [...withThis, ...this.chosen(parts, n, at + 1)];
  }

  /** A fact cannot move two ways at once: what asks for that is no change. */
  private joined(one: ChangeSet, other: ChangeSet): readonly ChangeSet[] {
    this.count();
    const joined = new Map(one);
    for (const [fact, change] of other) {
      const known = joined.get(fact);
      if (known && moveOf(known) !== moveOf(change)) return [];
      joined.set(fact, known ? farther(known, change) : change);
    }
    return [joined];
  }

  private minimal(sets: readonly ChangeSet[]): readonly ChangeSet[] {
    const kept: ChangeSet[] = [];
    for (const set of [...sets].sort((one, other) => distanceOf(one) - distanceOf(other))) {
      if (!kept.some((smaller) => this.isWithin(smaller, set))) kept.push(set);
    }
    return kept;
  }

  private isWithin(smaller: ChangeSet, larger: ChangeSet): boolean {
    this.count();
    return [...smaller].every(([fact, change]) => {
      const other = larger.get(fact);
      return other !== undefined && moveOf(other) === moveOf(change) && change.steps <= other.steps;
    });
  }

  private total({ by, strict, over, rules }: Total): readonly ChangeSet[] {
    const items = over.map((item) => movesOf(item, rules));
    const reach = items.map((moves) => moves.at(-1)!.gain);
    const left = items.map((_, at) => reach.slice(at).reduce(addRationals, zero));
    const enough = (sum: Rational): boolean => compareRationals(sum, readRational(by)) >= (strict ? 1 : 0);
    const found: ChangeSet[] = [];
    const walk = (at: number, sum: Rational, taken: readonly Move[]): void => {
      this.count();
      if (!enough(addRationals(sum, left[at] ?? zero))) return;
      if (at === items.length) {
        const tight = taken.every(({ last }) => !enough(addRationals(sum, negateRational(last))));
        if (tight) found.push(new Map(taken.map(({ change }) => [change.fact, change])));
        return;
      }
      walk(at + 1, sum, taken);
      if (enough(sum)) return;
      for (const move of items[at]!) walk(at + 1, addRationals(sum, move.gain), [...taken, move]);
    };
    walk(0, zero, []);
    return found;
  }

  private count(): void {
    this.work -= 1;
    if (this.work < 0) throw new WorkExceeded();
  }
}

/** One place that an item of a total can move to: what it adds, and how much of that its last step does. */
interface Move {
  readonly change: Change;
  readonly gain: Rational;
  readonly last: Rational;
}

function movesOf(item: TotalItem, rules: readonly string[]): readonly Move[] {
  const [weight, first, upTo, counts] = [item.weight, item.first.to, item.upTo, item.countsAs].map(readRational) as [
    Rational,
    Rational,
    Rational,
    Rational,
  ];
  const step = item.direction === 'down' ? negateRational(readRational(item.step)) : readRational(item.step);
  const moves: Move[] = [];
  let [value, before] = [first, zero];
  for (let steps = item.first.steps; ; steps += 1) {
    const gain = addRationals(multiplyRationals(weight, value), negateRational(counts));
    const change = changeOf(item, value, steps, rules);
    moves.push({ change, gain, last: addRationals(gain, negateRational(before)) });
    if (compareRationals(value, upTo) === 0) return moves;
    before = gain;
    const next = addRationals(value, step);
    value = compareRationals(next, upTo) === (item.direction === 'down' ? -1 : 1) ? upTo : next;
  }
}

function changeOf({ fact, direction, from }: TotalItem, to: Rational, steps: number, rules: readonly string[]): Change {
  return {
    kind: 'change',
    fact,
    direction,
    from,
    to: spellRational(to),
    steps,
    bound: null,
    suffices: null,
    rules: [...rules],
  };
}

function distanceOf(set: ChangeSet): number {
  return [...set.values()].reduce((sum, { steps }) => sum + steps, 0);
}
