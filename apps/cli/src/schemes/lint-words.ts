// What the linter's command says around its findings, which bring their own sentences.
export interface LintWords {
  readonly lint: string;
  readonly argument: string;
  readonly all: string;
  readonly chooseOne: string;
  readonly noJson: (file: string, why: string) => string;
  readonly severity: Readonly<Record<'error' | 'warning', string>>;
  readonly lines: (first: number, last: number) => string;
  readonly counts: (errors: number, warnings: number, known: number) => string;
}

const english: LintWords = {
  lint: 'find what does not agree with itself in a certification; the status is 1 while an error stands',
  argument: 'id of the certification, or a scheme file that is not published yet',
  all: 'look at every certification',
  chooseOne: 'give either a certification or --all',
  noJson: (file, why) => `${file} is no JSON: ${why}`,
  severity: { error: 'ERROR  ', warning: 'warning' },
  lines: (first, last) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
  counts: (errors, warnings, known) => `errors: ${errors}, warnings: ${warnings}, known to its readings: ${known}`,
};

const french: LintWords = {
  lint: 'trouver ce qui se contredit dans une certification ; le statut est 1 tant qu’une erreur demeure',
  argument: 'identifiant de la certification, ou fichier de référentiel pas encore publié',
  all: 'examiner toutes les certifications',
  chooseOne: 'donner soit une certification, soit --all',
  noJson: (file, why) => `${file} n’est pas du JSON : ${why}`,
  severity: { error: 'ERREUR       ', warning: 'avertissement' },
  lines: (first, last) => (first === last ? `ligne ${first}` : `lignes ${first} à ${last}`),
  counts: (errors, warnings, known) =>
    `erreurs : ${errors}, avertissements : ${warnings}, connus des lectures : ${known}`,
};

export function lintWords(language: 'fr' | 'en'): LintWords {
  return language === 'fr' ? french : english;
}
