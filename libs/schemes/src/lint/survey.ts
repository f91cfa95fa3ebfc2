import type { Rule } from '../language/rules.js';
import type { Criterion, Scheme } from '../language/scheme.js';
import type { Source } from '../language/source.js';
import { reachOf, type RuleReach } from './reach.js';

/** An element as a person finds it again: its path through the codes, and the lines that it cites. */
export interface Place {
  readonly path: string;
  readonly lines: readonly Source[];
}

export interface OwnedCriterion {
  readonly criterion: Criterion;
  /** The assessment or the block that prints it. */
  readonly owner: Scheme['blocks'][number] | Scheme['assessments'][number];
}

/** A scheme made ready to be looked at: each node knows its place, each code where it is declared. */
export interface Survey {
  readonly scheme: Scheme;
  readonly criteria: readonly OwnedCriterion[];
  /** The place of an element of the scheme, by the element itself. */
  at(element: object): Place;
  /** The place of a part that is no element of its own, such as one item of a fact group. */
  within(element: object, ...parts: readonly string[]): Place;
  /** The place of the scheme as a whole. */
  readonly whole: Place;
  /** What each item of a rule can come to. */
  reach(rule: Rule): readonly RuleReach[];
}

export function surveyOf(scheme: Scheme): Survey {
  const whole: Place = { path: 'scheme', lines: [[1, scheme.lines]] };
  const sources = sourcesByCode(scheme);
  const places = new Map<object, Place>();
  for (const [key, value] of Object.entries(scheme)) placeAll(value, key, whole, { places, sources });
  const reaches = new Map(scheme.rules.map((rule) => [rule, reachOf(rule, scheme)] as const));
  const at = (element: object): Place => places.get(element) ?? whole;
  return {
    scheme,
    whole,
    reach: (rule) => reaches.get(rule) ?? [],
    criteria: [...scheme.blocks, ...scheme.assessments].flatMap((owner) =>
      owner.criteria.map((criterion) => ({ criterion, owner })),
    ),
    at,
    within(element, ...parts) {
      const { path, lines } = at(element);
      return { path: [path, ...parts].join('/'), lines: sources.get(parts.at(-1) ?? '') ?? lines };
    },
  };
}

interface Placing {
  readonly places: Map<object, Place>;
  readonly sources: ReadonlyMap<string, readonly Source[]>;
}

function placeAll(value: unknown, path: string, around: Place, placing: Placing): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((each: unknown, at) => placeAll(each, `${path}/${nameOf(each) ?? at}`, around, placing));
    return;
  }
  const place = { path, lines: ownLines(value) ?? linesOfNamed(value, placing.sources) ?? around.lines };
  placing.places.set(value, place);
  for (const [key, each] of Object.entries(value)) {
    if (!expressions.includes(key)) placeAll(each, `${path}/${key}`, place, placing);
  }
}

/** An expression stands where its rule stands. */
const expressions = ['test', 'when', 'measure'];

/** The segment of a path that stands for one element of a list. */
export function nameOf(element: unknown): string | null {
  if (typeof element !== 'object' || element === null) return null;
  const { code, group } = element as { readonly code?: unknown; readonly group?: unknown };
  if (typeof code === 'string') return code;
  return typeof group === 'string' ? group : null;
}

function ownLines(element: object): readonly Source[] | null {
  const { source, more = [] } = element as { readonly source?: Source; readonly more?: readonly Source[] };
  return source === undefined ? null : [source, ...more];
}

/** What cites no line of its own stands where the elements stand that it names. */
function linesOfNamed(element: object, sources: ReadonlyMap<string, readonly Source[]>): readonly Source[] | null {
  const named = Object.values(element)
    .flat()
    .flatMap((value) => (typeof value === 'string' ? (sources.get(value) ?? []) : []));
  if (named.length === 0) return null;
  return [[Math.min(...named.map(([from]) => from)), Math.max(...named.map(([, to]) => to))]];
}

function sourcesByCode(scheme: Scheme): ReadonlyMap<string, readonly Source[]> {
  const found = new Map<string, readonly Source[]>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const lines = ownLines(value);
    const name = nameOf(value);
    if (lines && name !== null && !found.has(name)) found.set(name, lines);
    for (const each of Object.values(value)) collect(each);
  };
  collect(scheme);
  return found;
}
