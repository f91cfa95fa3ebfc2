import type { Texts } from '../language/texts.js';
import { french as frenchTexts } from '../language/french.js';

// What the commands about candidacies, their acts, their groups and what awaits them say.
export interface CandidacyWords {
  readonly language: 'fr' | 'en';
  readonly commands: Readonly<
    Record<
      | 'act'
      | 'candidacy'
      | 'list'
      | 'show'
      | 'explain'
      | 'enrol'
      | 'forecast'
      | 'group'
      | 'groupShow'
      | 'form'
      | 'groupAct',
      string
    >
  >;
  readonly options: Readonly<
    Record<
      | 'candidacy'
      | 'act'
      | 'group'
      | 'data'
      | 'list'
      | 'dryRun'
      | 'key'
      | 'after'
      | 'limit'
      | 'lang'
      | 'days'
      | 'cohort'
      | 'school'
      | 'person',
      string
    >
  >;
  readonly missing: string;
  readonly unknownAct: (act: string) => string;
  readonly badNumber: (option: string, least: number, most: number) => string;
  readonly badLanguage: string;
  readonly unreadable: (file: string, why: string) => string;
  readonly noJson: (why: string) => string;
  readonly faults: (act: string, count: number) => string;
  readonly recorded: (events: string, revision: number) => string;
  readonly wouldRecord: (events: string) => string;
  readonly nothingRecorded: (revision: number) => string;
  readonly lostUnder: (key: string) => string;
  readonly optional: string;
  readonly noFields: string;
  readonly listHeaders: readonly [string, string, string, string, string, string, string];
  readonly blocked: string;
  readonly next: (cursor: string) => string;
  readonly empty: string;
  readonly sections: Readonly<
    Record<'stages' | 'deadlines' | 'proposal' | 'decision' | 'story' | 'members' | 'deliveries', string>
  >;
  readonly due: string;
  readonly foreseen: (total: number, until: string) => string;
  readonly partly: string;
  readonly forecastHeaders: readonly [string, string, string, string, string, string, string];
}

const english: CandidacyWords = {
  language: 'en',
  commands: {
    act: 'ask an act of a candidacy, by its name; --list shows them all with what each takes',
    candidacy: 'look at candidacies',
    list: 'list candidacies',
    show: 'show one: its stages, deadlines, decision and story',
    enrol: 'enrol a candidate',
    explain: 'say what the rules make of its facts, and why',
    forecast: 'what will remind, escalate or fall due by itself, if nobody does anything',
    group: 'look at groups of candidates and ask acts of them',
    groupShow: 'show one group: its members, what it handed in, its story',
    form: 'form a group',
    groupAct: 'ask an act of a group, by its name',
  },
  options: {
    candidacy: 'id of the candidacy',
    act: 'name of the act',
    group: 'id of the group',
    data: 'what the act takes, in JSON: a file, - for the standard input, or the JSON itself',
    list: 'show every act with what it takes, or the one that is named',
    dryRun: 'show what would be recorded, and record nothing',
    key: 'key of this act: asked again under the same one it has no further effect',
    after: 'go on after this cursor',
    limit: 'how many at most',
    lang: 'language of the explanation: fr or en',
    days: 'how far to look ahead',
    cohort: 'of this cohort alone',
    school: 'of this school alone',
    person: 'what this role will be told alone',
  },
  missing: 'give a candidacy and an act, or --list',
  unknownAct: (act) => `no act is called ${act}; parchemin act --list shows them all`,
  badNumber: (option, least, most) => `${option} takes a whole number from ${least} to ${most}`,
  badLanguage: '--lang is fr or en',
  unreadable: (file, why) => `${file} cannot be read: ${why}`,
  noJson: (why) => `--data is no JSON: ${why}`,
  faults: (act, count) => `${act} cannot be asked so, ${count} ${count === 1 ? 'fault' : 'faults'}:`,
  recorded: (events, revision) => `recorded: ${events} (revision ${revision})`,
  wouldRecord: (events) => `nothing is recorded; this would be: ${events}`,
  nothingRecorded: (revision) => `nothing new to record (revision ${revision})`,
  lostUnder: (key) => `Whether it was recorded is not known. Ask again with --key ${key}: it will not be done twice.`,
  optional: 'optional',
  noFields: 'takes nothing',
  listHeaders: ['candidacy', 'reference', 'scheme', 'school', 'cohort', 'recorded', 'next due'],
  blocked: 'BLOCKED',
  next: (cursor) => `there are more: --after ${cursor}`,
  empty: 'no candidacy',
  sections: {
    stages: 'Stages',
    deadlines: 'Deadlines',
    proposal: 'Proposal',
    decision: 'Decision',
    story: 'Story',
    members: 'Members',
    deliveries: 'Handed in',
  },
  due: 'due',
  foreseen: (total, until) => `${total} ${total === 1 ? 'step' : 'steps'} until ${until}`,
  partly: 'There was more than could be looked at: ask for fewer days.',
  forecastHeaders: ['when', 'candidacy', 'reference', 'cohort', 'school', 'step', 'to'],
};

const french: CandidacyWords = {
  language: 'fr',
  commands: {
    act: 'demander un acte sur une candidature, par son nom ; --list les montre tous avec ce qu’ils prennent',
    candidacy: 'consulter les candidatures',
    list: 'lister les candidatures',
    show: 'en montrer une : ses étapes, ses échéances, sa décision, son histoire',
    enrol: 'inscrire un candidat',
    explain: 'dire ce que les règles tirent de ses faits, et pourquoi',
    forecast: 'ce qui rappellera, escaladera ou arrivera à échéance de soi-même, si personne ne fait rien',
    group: 'consulter les groupes de candidats et leur demander des actes',
    groupShow: 'montrer un groupe : ses membres, ce qu’il a remis, son histoire',
    form: 'constituer un groupe',
    groupAct: 'demander un acte sur un groupe, par son nom',
  },
  options: {
    candidacy: 'identifiant de la candidature',
    act: 'nom de l’acte',
    group: 'identifiant du groupe',
    data: 'ce que prend l’acte, en JSON : un fichier, - pour l’entrée standard, ou le JSON lui-même',
    list: 'montrer chaque acte avec ce qu’il prend, ou celui qui est nommé',
    dryRun: 'montrer ce qui serait enregistré, sans rien enregistrer',
    key: 'clé de cet acte : redemandé sous la même, il n’a pas d’autre effet',
    after: 'continuer après ce curseur',
    limit: 'combien au plus',
    lang: 'langue de l’explication : fr ou en',
    days: 'jusqu’où regarder',
    cohort: 'de cette seule promotion',
    school: 'de cette seule école',
    person: 'ce qui sera dit à ce seul rôle',
  },
  missing: 'donner une candidature et un acte, ou --list',
  unknownAct: (act) => `aucun acte ne s’appelle ${act} ; parchemin act --list les montre tous`,
  badNumber: (option, least, most) => `${option} prend un nombre entier de ${least} à ${most}`,
  badLanguage: '--lang vaut fr ou en',
  unreadable: (file, why) => `${file} ne peut pas être lu : ${why}`,
  noJson: (why) => `--data n’est pas du JSON : ${why}`,
  faults: (act, count) => `${act} ne peut pas être demandé ainsi, ${count} ${count === 1 ? 'erreur' : 'erreurs'} :`,
  recorded: (events, revision) => `enregistré : ${events} (révision ${revision})`,
  wouldRecord: (events) => `rien n’est enregistré ; ceci le serait : ${events}`,
  nothingRecorded: (revision) => `rien de nouveau à enregistrer (révision ${revision})`,
  lostUnder: (key) =>
    `On ne sait pas si l’acte fut enregistré. Redemander avec --key ${key} : il ne sera pas fait deux fois.`,
  optional: 'facultatif',
  noFields: 'ne prend rien',
  listHeaders: ['candidature', 'référence', 'référentiel', 'école', 'promotion', 'saisies', 'prochaine échéance'],
  blocked: 'BLOQUÉE',
  next: (cursor) => `il y en a d’autres : --after ${cursor}`,
  empty: 'aucune candidature',
  sections: {
    stages: 'Étapes',
    deadlines: 'Échéances',
    proposal: 'Proposition',
    decision: 'Décision',
    story: 'Histoire',
    members: 'Membres',
    deliveries: 'Remis',
  },
  due: 'pour le',
  foreseen: (total, until) => `${total} ${total > 1 ? 'paliers' : 'palier'} d’ici au ${until}`,
  partly: 'Il y en avait plus que ce qui peut être examiné : demander moins de jours.',
  forecastHeaders: ['quand', 'candidature', 'référence', 'promotion', 'école', 'palier', 'à'],
};

export function candidacyWords(texts: Texts): CandidacyWords {
  return texts === frenchTexts ? french : english;
}
