import { isDecimalFault, parseDecimal, type Decimal } from '@parchemin/kernel';
import { z } from 'zod';

export const exactDecimal = z.string().transform((typed, context): Decimal => {
  const parsed = parseDecimal(typed);
  if (!isDecimalFault(parsed)) return parsed;
  context.addIssue({ code: 'custom', message: `not an exact decimal: ${typed}` });
  return z.NEVER;
});
