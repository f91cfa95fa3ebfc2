import { parseJson } from '../dossier/json.js';
import { readDossier } from '../dossier/read-dossier.js';
import { compileScheme } from '../engine/propose.js';
import { facts, type SmallCase, type SmallDossier } from './small-schemes.fixture.js';

type Entered = number | boolean | null;

/** One place of one fact: how far it is from where it stood, and in which direction. */
interface Option {
  readonly move: string;
  readonly value: Entered;
  /** The place one step nearer, by its number among the options. */
  readonly nearer: number;
}

/** The minimal changes of a small dossier, found by trying every change there is. */
export function everyMinimalChange({ scheme, dossier, fixed, block }: SmallCase): readonly string[] {
  const propose = compileScheme(scheme);
  const awarded = (changed: SmallDossier): boolean => {
    const { facts: read, derogations } = readSmall(scheme, changed);
    const { titleAwarded, blocksValidated } = propose(read, derogations);
    return block === undefined ? titleAwarded : blocksValidated.includes(block);
  };
  const before = awarded(dossier);
  const moving = facts.filter((fact) => !fixed.includes(fact));
  const options = moving.map((fact) => optionsOf(fact, dossier));
  const strides = options.map((_, at) => options.slice(0, at).reduce((size, each) => size * each.length, 1));
  const size = options.reduce((product, each) => product * each.length, 1);
  const reached = new Uint8Array(size);
  const minimal: string[] = [];
  for (let at = 0; at < size; at += 1) {
    const places = options.map((each, of) => Math.floor(at / strides[of]!) % each.length);
    // A place is reached when it, or any place one step nearer, turns the verdict: nearer places come first.
    const nearer = places.some((place, of) => {
      const { nearer: back } = options[of]![place]!;
      return back >= 0 && reached[at - (place - back) * strides[of]!] === 1;
    });
    const changes = places.flatMap((place, of) => (place === 0 ? [] : [[moving[of]!, options[of]![place]!] as const]));
    const turned = nearer || awarded(applied(dossier, changes)) !== before;
    reached[at] = turned ? 1 : 0;
    if (turned && !nearer)
      minimal.push(
        changes
          .map(([fact, { move }]) => `${fact} ${move}`)
          .sort()
          .join(', '),
      );
  }
  return minimal.sort();
}

export function placesOf({ dossier, fixed }: SmallCase): number {
  const moving = facts.filter((fact) => !fixed.includes(fact));
  return moving.reduce((size, fact) => size * optionsOf(fact, dossier).length, 1);
}

function optionsOf(fact: string, dossier: SmallDossier): readonly Option[] {
  const value = valueIn(dossier, fact);
  const here: Option = { move: 'still', value, nearer: -1 };
  const marks = scaleOf(fact);
  if (marks === null) {
    const others = [true, false].filter((other) => other !== value);
    return [here, ...others.map((other) => ({ move: `set ${other}`, value: other, nearer: 0 }))];
  }
  if (value === null) return [here, ...chain('enter', marks, 1)];
  const up = chain(
    'up',
    marks.filter((each) => each > Number(value)),
    1,
  );
  return [here, ...up, ...chain('down', marks.filter((each) => each < Number(value)).reverse(), 1 + up.length)];
}

function chain(direction: string, values: readonly number[], from: number): readonly Option[] {
  return values.map((value, at) => ({ move: `${direction} ${at + 1}`, value, nearer: at === 0 ? 0 : from + at - 1 }));
}

/** The values that may be entered, written down by hand beside the scheme's own steps. */
function scaleOf(fact: string): readonly number[] | null {
  if (fact === 'exam' || fact === 'marks.a') return [0, 0.5, 1, 1.5, 2];
  if (fact === 'marks.b') return [0, 0.5, 1, 1.25];
  if (fact.startsWith('levels.')) return [0, 1, 2];
  return fact === 'pieces.p.level' ? [0, 1] : null;
}

function valueIn(dossier: SmallDossier, fact: string): Entered {
  const [group = '', item = '', field = ''] = fact.split('.');
  const entered = dossier[group];
  if (Array.isArray(entered)) return entered.includes(item);
  if (item === '' || entered === null) return entered as Entered;
  const value = (entered as Record<string, unknown>)[item];
  return field === '' ? (value as Entered) : (value as Record<string, Entered>)[field]!;
}

function applied(dossier: SmallDossier, changes: readonly (readonly [string, Option])[]): SmallDossier {
  const changed: Record<string, unknown> = { ...dossier };
  for (const [fact, { value }] of changes) {
    const [group = '', item = '', field = ''] = fact.split('.');
    const entered = changed[group];
    if (Array.isArray(entered)) changed[group] = value === true ? [item] : [];
    else if (item === '') changed[group] = value;
    else if (field !== '') {
      const record = (entered as Record<string, object>)[item];
      changed[group] = { [item]: { ...record, [field]: value } };
    } else changed[group] = { ...((entered ?? emptyOf(group)) as object), [item]: value };
  }
  return changed;
}

function emptyOf(group: string): object {
  return group === 'marks' ? { a: null, b: null } : { '1': null, '2': null, '3': null };
}

function readSmall(scheme: SmallCase['scheme'], dossier: SmallDossier) {
  const read = readDossier(scheme.facts, parseJson(JSON.stringify(dossier)));
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read;
}
