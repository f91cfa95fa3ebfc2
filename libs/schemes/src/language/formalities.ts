import { z } from 'zod';
import { Composition } from './panel.js';
import { Cited, Source } from './source.js';

const text = z.string().min(1);
/** The reading that it rests on, where the document leaves a doubt. */
const reading = z.string().nullable().default(null);

/** How a file must be called: «{NOM} {Prénom} Grille de compétences». */
const FileName = z.strictObject({
  code: text,
  file: text,
  pattern: text,
  format: z.string().nullable().default(null),
  /** Who receives a copy. */
  copies: z.array(text).default([]),
  reading,
  ...Cited,
});

/** Who signs what; all of them, in the order in which the document names them. */
const Signature = z.strictObject({
  code: text,
  on: text,
  by: z.array(z.strictObject({ role: text, dated: z.boolean(), stamped: z.boolean().default(false) })).min(1),
  /** The place is written too. */
  placed: z.boolean().default(false),
  ...Cited,
});

/** What must be done before something else, in the document's own terms; the calendar of a cohort turns it into instants. */
const Deadline = z.strictObject({
  code: text,
  label: text,
  who: z.string().nullable(),
  /** The stage that it closes or holds back. */
  stage: z.string().nullable(),
  before: text,
  /** What is done before and after it, by its name in the calendars; null where the calendar of a cohort chooses one. */
  ladder: z.string().nullable().default(null),
  reading,
  ...Cited,
});

/** What may be adapted for one candidate without touching a criterion. */
const Accommodation = z.strictObject({
  code: text,
  kind: z.enum(['assistance', 'material', 'format']),
  label: text,
  asks: text,
  proposes: text,
  grants: text,
  within: text,
  reading,
  ...Cited,
});

/** A criterion taken out of the count for one candidate: on an opinion, under conditions that are cumulative. */
const Exemption = z.strictObject({
  /** The fact group that records it, criterion by criterion. */
  facts: text,
  opinion: z.strictObject({ by: text, rule: text, ...Cited }),
  conditions: z.array(z.strictObject({ code: text, label: text, rule: text, ...Cited })).min(1),
  decides: text,
  effect: z.literal('out-of-count'),
  readings: z.array(text).default([]),
  ...Cited,
});

/** Who pronounces the title; an empty composition where the document does not say who sits. */
const TitleJury = z.strictObject({
  name: text,
  composition: z.array(Composition).default([]),
  /** What it may do beside pronouncing the title and its blocks. */
  may: z.array(text).default([]),
  reading,
  source: Source.nullable(),
});

/** The forms that a certification must keep to. */
export const formalities = {
  fileNames: z.array(FileName).default([]),
  signatures: z.array(Signature).default([]),
  deadlines: z.array(Deadline).default([]),
  accommodations: z.array(Accommodation).default([]),
  exemption: Exemption.nullable().default(null),
  titleJury: TitleJury.nullable().default(null),
};
