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
  /** Every element, and every part of one, that has a place. */
  readonly elements: readonly object[];
  /** What each item of a rule can come to. */
  reach(rule: Rule): readonly RuleReach[];
}

export function surveyOf(scheme: Scheme): Survey {
  const whole: Place = { path: 'scheme', lines: [[1, scheme.lines]] };
  const sources = sourcesByCode(scheme);
  const reaches = new Map(scheme.rules.map((rule) => [rule, reachOf(rule, scheme)] as const));
  const nodes = new Map<object, Node>();
  for (const [key, value] of Object.entries(scheme)) collect(value, key, null, nodes);
  const known = new Map<object, Place>();
  const at = (element: object): Place => {
    const node = nodes.get(element);
    if (!node) return whole;
    const place = known.get(element) ?? { path: node.path, lines: linesOf(element, node, sources) ?? whole.lines };
    known.set(element, place);
    return place;
  };
  return {
    scheme,
    whole,
    elements: [...nodes.keys()],
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

interface Node {
  readonly path: string;
  readonly around: { readonly element: object; readonly node: Node } | null;
}

function collect(value: unknown, path: string, around: Node['around'], nodes: Map<object, Node>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((each: unknown, at) => collect(each, `${path}/${nameOf(each) ?? at}`, around, nodes));
    return;
  }
  const node: Node = { path, around };
  nodes.set(value, node);
  for (const [key, each] of Object.entries(value)) {
    if (!expressions.includes(key)) collect(each, `${path}/${key}`, { element: value, node }, nodes);
  }
}

/** An expression stands where its rule stands. */
const expressions = ['test', 'when', 'measure'];

type Sources = ReadonlyMap<string, readonly Source[]>;

function linesOf(element: object, { around }: Node, sources: Sources): readonly Source[] | null {
  const own = ownLines(element) ?? linesOfNamed(element, sources);
  if (own) return own;
  return around && linesOf(around.element, around.node, sources);
}

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
function linesOfNamed(element: object, sources: Sources): readonly Source[] | null {
  const named = Object.values(element)
    .flat()
    .flatMap((value) => (typeof value === 'string' ? (sources.get(value) ?? []) : []));
  if (named.length === 0) return null;
  return [[Math.min(...named.map(([from]) => from)), Math.max(...named.map(([, to]) => to))]];
}

function sourcesByCode(scheme: Scheme): Sources {
  const found = new Map<string, readonly Source[]>();
  const read = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const lines = ownLines(value);
    const name = nameOf(value);
    if (lines && name !== null && !found.has(name)) found.set(name, lines);
    for (const each of Object.values(value)) if (typeof each === 'object') read(each);
  };
  read(scheme);
  return found;
}
