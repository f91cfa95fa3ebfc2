/** «12.5» as stored becomes «12,5» as read in French. Text to text: a mark never passes through a float. */
export function decimal(value: string): string {
  return value.replace('.', ',');
}

/** «12,5/20», or «12,5» where there is no scale. */
export function markOutOf(value: string, outOf: string | null): string {
  return outOf === null ? decimal(value) : `${decimal(value)}/${decimal(outOf)}`;
}

const cardinal = new Intl.PluralRules('fr-FR');

/** 0 and 1,5 are singular in French: the language's own rule decides, not «n > 1». */
export function counted(count: number, one: string, many: string): string {
  return `${new Intl.NumberFormat('fr-FR').format(count)}\u00a0${cardinal.select(count) === 'one' ? one : many}`;
}
