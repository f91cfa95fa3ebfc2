import { z } from 'zod';
import { CounterfactualAnswer } from '../counterfactual/answer.js';
import { SchemeDiffAnswer } from '../diff/change.js';
import { Scheme } from '../language/scheme.js';
import { Coverage } from '../line-coverage/coverage.js';
import { LintAnswer } from '../lint/finding.js';
import { FaultsAnswer, VerdictAnswer } from '../show/verdict-schema.js';

/** Every shape that people write or script against, by the name of the file that describes it. One more is one more line. */
export const formats: Readonly<Record<string, z.ZodType>> = {
  scheme: Scheme,
  coverage: Coverage,
  verdict: VerdictAnswer,
  faults: FaultsAnswer,
  lint: LintAnswer,
  counterfactual: CounterfactualAnswer,
  diff: SchemeDiffAnswer,
};

/** As a JSON Schema for editors and scripts: of what is written, so that whatever has a default may be left out. */
export function jsonSchemaOf(name: string, format: z.ZodType): string {
  const schema = z.toJSONSchema(format, { io: 'input', unrepresentable: 'any', reused: 'ref', override });
  return `${JSON.stringify({ ...schema, title: name }, null, 2)}\n`;
}

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

/** What is read in another form first is described by the form that it is read into, which it may have already. */
function override({ zodSchema, jsonSchema }: Parameters<Override>[0]): void {
  const { def } = zodSchema._zod;
  if (def.type !== 'pipe' || def.in._zod.def.type !== 'transform') return;
  const { $schema: _, ...inner } = z.toJSONSchema(def.out, { io: 'input', unrepresentable: 'any' });
  Object.assign(jsonSchema, inner);
}
