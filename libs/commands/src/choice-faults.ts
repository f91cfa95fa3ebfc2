import type { EnrolmentChoice } from '@parchemin/candidacy';
import type { Certification } from '@parchemin/schemes';

export interface ChoiceFault {
  readonly fault: 'ChoiceInvalid' | 'BlockUnknown';
  readonly pointer: string;
  readonly what: string;
}

/** Exactly one of each group of optional blocks for the whole title; for single blocks, never two of one group. */
export function choiceFaults(
  { choices, blocks }: Pick<Certification, 'choices' | 'blocks'>,
  { optional, sought }: EnrolmentChoice,
): readonly ChoiceFault[] {
  const known = new Set(blocks.map(({ code }) => code));
  const offered = new Set(choices.flatMap(({ exactlyOneOf }) => exactlyOneOf));
  const unclear = choices.filter(({ exactlyOneOf }) => {
    const chosen = [...new Set([...optional, ...sought])].filter((block) => exactlyOneOf.includes(block));
    return chosen.length > 1 || (chosen.length === 0 && sought.length === 0);
  });
  return [
    ...unclear.map(({ exactlyOneOf }): ChoiceFault => {
      return { fault: 'ChoiceInvalid', pointer: '/choice/optional', what: exactlyOneOf.join(' / ') };
    }),
    ...unknown(optional, offered, '/choice/optional'),
    ...unknown(sought, known, '/choice/sought'),
  ];
}

function unknown(blocks: readonly string[], known: ReadonlySet<string>, pointer: string): readonly ChoiceFault[] {
  return blocks.filter((block) => !known.has(block)).map((what) => ({ fault: 'BlockUnknown', pointer, what }));
}
