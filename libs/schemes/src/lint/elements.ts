import type { Scheme } from '../language/scheme.js';

/** A kind of coded element, as a person calls it in each language. */
export interface Kind {
  readonly name: string;
  readonly en: string;
  readonly fr: string;
  of(scheme: Scheme): readonly Coded[];
}

export interface Coded {
  readonly code: string;
}

/** Every kind of element that has codes of its own, each code meant to be unique within its kind. */
export const kinds: readonly Kind[] = [
  { name: 'blocks', en: 'block', fr: 'bloc', of: ({ blocks }) => blocks },
  { name: 'choices', en: 'choice', fr: 'choix', of: ({ choices }) => choices },
  { name: 'activities', en: 'activity', fr: 'activité', of: ({ activities }) => activities },
  { name: 'competencies', en: 'competency', fr: 'compétence', of: ({ competencies }) => competencies },
  {
    name: 'transversal',
    en: 'transversal competency',
    fr: 'compétence transversale',
    of: (scheme) => scheme.transversal,
  },
  { name: 'sections', en: 'section of the rubric', fr: 'section du barème', of: ({ rubric }) => rubric },
  {
    name: 'points',
    en: 'item of the rubric',
    fr: 'point du barème',
    of: (scheme) => scheme.rubric.flatMap(({ items }) => items),
  },
  { name: 'units', en: 'unit', fr: 'unité', of: ({ units }) => units },
  { name: 'assessments', en: 'assessment', fr: 'épreuve', of: ({ assessments }) => assessments },
  {
    name: 'criteria',
    en: 'criterion',
    fr: 'critère',
    of: (scheme) => owners(scheme).flatMap(({ criteria }) => criteria),
  },
  {
    name: 'deliverables',
    en: 'deliverable',
    fr: 'livrable',
    of: (scheme) => scheme.assessments.flatMap(({ deliverables }) => deliverables),
  },
  { name: 'stages', en: 'stage', fr: 'étape', of: ({ stages }) => stages },
  { name: 'rules', en: 'rule', fr: 'règle', of: ({ rules }) => rules },
  { name: 'conditions', en: 'condition', fr: 'condition', of: ({ conditions }) => conditions },
  {
    name: 'reserves',
    en: 'reserve',
    fr: 'réserve',
    of: ({ verdict }) => (verdict.mode === 'computed' ? verdict.reserves : []),
  },
  { name: 'provisions', en: 'provision', fr: 'disposition', of: ({ provisions }) => provisions },
  { name: 'readings', en: 'reading', fr: 'lecture', of: ({ readings }) => readings },
];

export function kindNamed(name: string): Kind {
  const kind = kinds.find((each) => each.name === name);
  if (!kind) throw new Error(`no kind of element is called ${name}`);
  return kind;
}

export function codesOf(scheme: Scheme, ...names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => kindNamed(name).of(scheme)).map(({ code }) => code));
}

function owners({ blocks, assessments }: Scheme) {
  return [...blocks, ...assessments];
}
