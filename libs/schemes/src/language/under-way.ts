import { z } from 'zod';

const text = z.string().min(1);
const said = { label: text, labelFr: text };

/** What becomes of the candidacies that began under the version before. No document says it: the certifier does. */
export const UnderWay = z.discriminatedUnion('rule', [
  /** They end as they began; `until` is the last day on which the old version may still be sat, where there is one. */
  z.strictObject({ ...said, rule: z.literal('stay'), until: z.iso.date().nullable() }),
  /** They go on under the new version: what was recorded under a code counts under another one, or no longer. */
  z.strictObject({
    ...said,
    rule: z.literal('move'),
    mapping: z.array(
      z.strictObject({
        list: z.enum(['blocks', 'competencies', 'assessments', 'units', 'stages', 'facts']),
        from: text,
        /** Null: nothing in the new version takes it over. */
        to: text.nullable(),
      }),
    ),
  }),
  /** The jury says for each of them; `proposal` is what it is told. */
  z.strictObject({ ...said, rule: z.literal('jury-decides'), proposal: z.enum(['stay', 'move']).nullable() }),
]);
export type UnderWay = z.infer<typeof UnderWay>;
