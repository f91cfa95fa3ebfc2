import type { CohortView } from '@parchemin/contracts';
import type { Texts } from '../language/texts.js';
import { french as frenchTexts } from '../language/french.js';

// What the commands about cohorts say.
export interface CohortWords {
  readonly commands: Readonly<Record<'cohort' | 'list' | 'show' | 'plan' | 'move' | 'again', string>>;
  readonly options: Readonly<
    Record<
      'cohort' | 'calendar' | 'zone' | 'region' | 'date' | 'reason' | 'dryRun' | 'after' | 'key' | 'candidacy',
      string
    >
  >;
  readonly listHeaders: readonly [string, string, string];
  readonly yes: string;
  readonly no: string;
  readonly noDates: string;
  readonly noReason: string;
  readonly badPair: (pair: string) => string;
  readonly badCalendar: (text: string) => string;
  readonly version: (version: number) => string;
  readonly progress: (progress: CohortView['progress']) => string;
  readonly foreseen: (affected: number, members: number) => string;
  readonly partly: string;
  readonly skipped: string;
  readonly atOnce: string;
  readonly dropped: string;
  readonly next: (candidacy: string) => string;
  readonly sections: Readonly<Record<'dates' | 'refused' | 'story' | 'schools' | 'stages' | 'deadlines', string>>;
  readonly candidacyHeaders: readonly [string, string, string, string, string, string];
}

const english: CohortWords = {
  commands: {
    cohort: 'look at cohorts, and move the calendar of one',
    list: 'list cohorts: how many belong to each, and whether it has a calendar of its own',
    show: 'show one: its dates, how far they have come among its members, its story',
    plan: 'give a cohort its calendar; who is enrolled later takes it, who is already there is moved to it',
    move: 'move dates of a cohort for all its members; --dry-run tells what would happen, and writes nothing',
    again: 'ask a member again who has refused the calendar',
  },
  options: {
    cohort: 'code of the cohort',
    calendar: 'calendar and its version, as id@version',
    zone: 'time zone',
    region: 'whose public holidays count; those of the zone otherwise',
    date: 'a date of the cohort by its name, exam=2027-06-21; may be repeated',
    reason: 'why, for those who read it later',
    dryRun: 'show who would be affected and how, and write nothing',
    after: 'go on with the list after this candidacy',
    key: 'key of this act: asked again under the same one it has no further effect',
    candidacy: 'id of the candidacy',
  },
  listHeaders: ['cohort', 'members', 'planned'],
  yes: 'yes',
  no: 'no',
  noDates: 'give the dates that move: --date name=YYYY-MM-DD',
  noReason: 'give a --reason, or --dry-run to look first',
  badPair: (pair) => `--date takes name=YYYY-MM-DD, not ${pair}`,
  badCalendar: (text) => `--calendar takes id@version, not ${text}`,
  version: (version) => `version ${version}`,
  progress: ({ members, current, refused, settledAt }) =>
    `${current} of ${members} bear this calendar, ${refused} refused it${settledAt === null ? '' : `; settled at ${settledAt}`}`,
  foreseen: (affected, members) =>
    `nothing is written; ${affected} of ${members} members have deadlines that would move`,
  partly: 'There are more members than were looked at.',
  skipped: 'past already, skipped',
  atOnce: 'past already, taken at once',
  dropped: 'no longer planned',
  next: (candidacy) => `there are more: --after ${candidacy}`,
  sections: {
    dates: 'Dates',
    refused: 'Refused by',
    story: 'Story',
    schools: 'By school',
    stages: 'By stage',
    deadlines: 'Deadlines',
  },
  candidacyHeaders: ['candidacy', 'reference', 'school', 'deadline', 'from', 'to'],
};

const french: CohortWords = {
  commands: {
    cohort: 'consulter les promotions, et déplacer le calendrier de l’une d’elles',
    list: 'lister les promotions : leur effectif, et si elles ont un calendrier à elles',
    show: 'en montrer une : ses dates, jusqu’où elles sont parvenues, son histoire',
    plan: 'donner son calendrier à une promotion ; qui s’inscrit ensuite le prend, qui y est déjà y est amené',
    move: 'déplacer des dates d’une promotion pour tous ; --dry-run dit ce qui arriverait, sans rien enregistrer',
    again: 'proposer de nouveau le calendrier à une candidature qui l’a refusé',
  },
  options: {
    cohort: 'code de la promotion',
    calendar: 'calendrier et sa version, sous la forme id@version',
    zone: 'fuseau horaire',
    region: 'région dont les jours fériés comptent ; à défaut celle du fuseau',
    date: 'une date de la promotion par son nom, exam=2027-06-21 ; peut se répéter',
    reason: 'le motif, pour ceux qui le liront plus tard',
    dryRun: 'montrer qui serait concerné et comment, sans rien enregistrer',
    after: 'continuer la liste après cette candidature',
    key: 'clé de cet acte : redemandé sous la même, il n’a pas d’autre effet',
    candidacy: 'identifiant de la candidature',
  },
  listHeaders: ['promotion', 'effectif', 'planifiée'],
  yes: 'oui',
  no: 'non',
  noDates: 'donner les dates à déplacer : --date nom=AAAA-MM-JJ',
  noReason: 'donner un motif avec --reason, ou --dry-run pour regarder d’abord',
  badPair: (pair) => `--date prend nom=AAAA-MM-JJ, et non ${pair}`,
  badCalendar: (text) => `--calendar prend id@version, et non ${text}`,
  version: (version) => `version ${version}`,
  progress: ({ members, current, refused, settledAt }) =>
    `${current} sur ${members} portent ce calendrier, refusé par ${refused}${settledAt === null ? '' : ` ; achevé le ${settledAt}`}`,
  foreseen: (affected, members) =>
    `rien n’est enregistré ; des échéances bougeraient pour ${affected} candidatures sur ${members}`,
  partly: 'Il y a plus de candidatures que ce qui a été examiné.',
  skipped: 'déjà passé, sauté',
  atOnce: 'déjà passé, fait aussitôt',
  dropped: 'plus prévue',
  next: (candidacy) => `il y en a d’autres : --after ${candidacy}`,
  sections: {
    dates: 'Dates',
    refused: 'Refusé par',
    story: 'Histoire',
    schools: 'Par école',
    stages: 'Par étape',
    deadlines: 'Échéances',
  },
  candidacyHeaders: ['candidature', 'référence', 'école', 'échéance', 'de', 'à'],
};

export function cohortWords(texts: Texts): CohortWords {
  return texts === frenchTexts ? french : english;
}
