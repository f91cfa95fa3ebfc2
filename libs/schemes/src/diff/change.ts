import { z } from 'zod';

/** One difference between two versions of a scheme, where it is and what it was. */
export const SchemeChange = z.strictObject({
  /** The kind of the element, by the name of its list in the scheme file. */
  kind: z.string(),
  /** The element, inside which others: `["CC1", "criteria", "CC1.2"]` is a criterion of an assessment. */
  element: z.array(z.string()),
  change: z.enum(['added', 'removed', 'changed', 'moved']),
  /** What changed of it; null when the whole of it came, went or moved. */
  field: z.string().nullable(),
  before: z.json(),
  after: z.json(),
  fr: z.string(),
  en: z.string(),
});
export type SchemeChange = z.infer<typeof SchemeChange>;

const VersionRef = z.strictObject({ id: z.string(), version: z.int().positive(), document: z.string() });
const Fault = z.strictObject({ code: z.string(), path: z.string(), message: z.string(), messageFr: z.string() });

/** Why a verdict is another one: a rule or a criterion that changed sides. */
const Cause = z.strictObject({
  /** The reason as it stands in a verdict («UE_AVERAGE:UE2»), or the criterion. */
  code: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  fr: z.string(),
  en: z.string(),
});

const VerdictChange = z.strictObject({
  dossier: z.string(),
  before: z.string(),
  after: z.string(),
  titleBefore: z.boolean(),
  titleAfter: z.boolean(),
  blocksGained: z.array(z.string()),
  blocksLost: z.array(z.string()),
  /** Empty when no rule changed sides: then the verdict itself is composed otherwise. */
  causes: z.array(Cause),
});
export type VerdictChange = z.infer<typeof VerdictChange>;

export const DossierImpact = z.strictObject({
  compared: z.int(),
  unchanged: z.int(),
  changed: z.array(VerdictChange),
  /** Dossiers that one of the versions cannot read, with what it finds wrong. */
  unreadable: z.array(z.strictObject({ dossier: z.string(), before: z.array(Fault), after: z.array(Fault) })),
});
export type DossierImpact = z.infer<typeof DossierImpact>;

export const SchemeDiffAnswer = z.strictObject({
  from: VersionRef,
  to: VersionRef,
  changes: z.array(SchemeChange),
  dossiers: DossierImpact.nullable(),
});
export type SchemeDiffAnswer = z.infer<typeof SchemeDiffAnswer>;
