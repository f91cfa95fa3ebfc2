import { isDecimalFault, parseDecimal, type Decimal } from '@parchemin/kernel';
import { z } from 'zod';

const source = z.tuple([z.int(), z.int()]);
const decimal = z.string().transform((text, context): Decimal => {
  const parsed = parseDecimal(text);
  if (!isDecimalFault(parsed)) return parsed;
  context.addIssue({ code: 'custom', message: `not an exact decimal: ${text}` });
  return z.NEVER;
});

const Stage = z.object({
  code: z.string(),
  title: z.string(),
  after: z.array(z.string()),
  outOf: decimal,
  pieces: z.array(z.object({ code: z.string(), title: z.string(), source })),
});

/** A certification as data. No code knows the name of one. */
export const Scheme = z.object({
  id: z.string(),
  version: z.int().positive(),
  title: z.string(),
  document: z.string(),
  stages: z.array(Stage),
});
export type Scheme = z.infer<typeof Scheme>;

export interface Schemes {
  find(id: string, version: number): Scheme | undefined;
  all(): readonly Scheme[];
}

export function schemesOf(documents: readonly unknown[]): Schemes {
  const schemes = documents.map((document) => Scheme.parse(document));
  return {
    find: (id, version) => schemes.find((scheme) => scheme.id === id && scheme.version === version),
    all: () => schemes,
  };
}
