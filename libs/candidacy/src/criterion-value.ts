import type { Decimal } from '@parchemin/kernel';
import { assertNever, isDecimalFault, parseDecimal } from '@parchemin/kernel';
import { onScale } from './mark.js';
import type { AssessedCriterion } from './piece.js';

const languageLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];

/** The value in its one spelling, or null where the criterion does not take it. */
export function criterionValue({ as, conditional }: AssessedCriterion, value: string): string | null {
  if (value === 'not_applicable') return conditional ? value : null;
  switch (as) {
    case 'percentage': {
      const percentage = parseDecimal(value);
      return !isDecimalFault(percentage) && onScale(percentage, '100' as Decimal) ? percentage : null;
    }
    case 'outcome':
      return value === 'met' || value === 'not_met' ? value : null;
    case 'language':
      return languageLevels.includes(value) ? value : null;
    default:
      return assertNever(as);
  }
}
