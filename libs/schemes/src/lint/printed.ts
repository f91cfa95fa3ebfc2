/** A figure as the document words it: «à plus de 70 %» is strictly more than 70 %. */
export interface PrintedFigure {
  /** Null where the wording does not say it in any known way. */
  readonly operator: '>' | '>=' | '<=' | '=' | '~' | null;
  /** One figure, or the two ends of a range. */
  readonly values: readonly string[];
  readonly unit: string | null;
  /** A share that stands beside the figure: «60 % (9/15)». */
  readonly share: string | null;
}

export function readPrinted(text: string): PrintedFigure {
  const words = text.toLowerCase();
  const hours = /(\d+)\s?h(eures?)?\b/.exec(words);
  if (hours)
    return { operator: operatorOf(words), values: [String(Number(hours[1]) * 60)], unit: 'minutes', share: null };
  const fraction = /(\d+)\/(\d+)/.exec(words);
  const share = /(\d+)\s?%/.exec(words);
  if (fraction) {
    const [, value = '', outOf = ''] = fraction;
    return { operator: operatorOf(words), values: [value], unit: `/${outOf}`, share: share?.[1] ?? null };
  }
  const level = /\b[abc][12]\b/.exec(words);
  if (level) return { operator: operatorOf(words), values: [level[0].toUpperCase()], unit: 'CEFR', share: null };
  return { operator: operatorOf(words), values: numbersIn(words), unit: unitOf(words), share: null };
}

function operatorOf(words: string): PrintedFigure['operator'] {
  if (/≥|ou égale? à|minimum|au moins|niveau/.test(words)) return '>=';
  if (/plus de|supérieure? à|>/.test(words)) return '>';
  if (/maximum|au plus|≤/.test(words)) return '<=';
  if (/préconisée|conseillée/.test(words)) return '~';
  if (/à plus/.test(words)) return null;
  // «60 % (9/15)» and «à 70 %» name what must be reached, without a word for it.
  return /%/.test(words) ? '>=' : '=';
}

function numbersIn(words: string): readonly string[] {
  const digits = words.match(/\d+/g) ?? [];
  const spelled = Object.entries(numerals).filter(([numeral]) => new RegExp(`\\b${numeral}\\b`).test(words));
  return [...digits, ...spelled.map(([, value]) => value)];
}

const numerals = { deux: '2', trois: '3', quatre: '4', cinq: '5', six: '6', dix: '10' };

const units: readonly (readonly [RegExp, string])[] = [
  [/%/, '%'],
  [/\bmin(utes)?\b/, 'minutes'],
  [/\bpages?\b/, 'pages'],
  [/\bjours?\b/, 'jours'],
  [/\bgroupe/, 'personnes'],
  [/\bcompétences?\b/, 'competencies'],
  [/\bniveau|\bminimum \d$/, 'level'],
];

function unitOf(words: string): string | null {
  return units.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
