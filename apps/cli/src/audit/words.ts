import type { CheckName } from '@parchemin/decision-record';
import type { Texts } from '../language/texts.js';
import { french as frenchTexts } from '../language/french.js';

// What the commands that look back on decisions say.
export interface AuditWords {
  readonly exportGroup: string;
  readonly exportDecision: string;
  readonly verify: string;
  readonly replay: string;
  readonly options: Readonly<Record<'candidacy' | 'candidacyOrDecision' | 'decision' | 'out' | 'at' | 'file', string>>;
  readonly unreadable: (file: string, why: string) => string;
  readonly badRevision: string;
  readonly badInstant: string;
  readonly written: (file: string) => string;
  readonly noRecord: (file: string) => string;
  readonly nothingIn: (folder: string) => string;
  readonly verified: (file: string, candidacy: string, scheme: string, decision: string) => string;
  readonly notVerified: (file: string, failing: number) => string;
  readonly notLookedAt: string;
  readonly difference: (at: string, recorded: string, found: string) => string;
  readonly more: (count: number) => string;
  readonly checks: Readonly<Record<CheckName, string>>;
  readonly replayed: (revision: number, at: string, scheme: string) => string;
  readonly rulesSay: (decision: string, reasons: string) => string;
  readonly rulesSayNothing: string;
  readonly nothingProposed: string;
  readonly proposalSame: (revision: number, decision: string) => string;
  readonly proposalDiffers: (revision: number, decision: string) => string;
  readonly decided: (revision: number, decision: string, blocks: string, at: string, departs: boolean) => string;
}

const english: AuditWords = {
  exportGroup: 'write down what stands, to be kept or read elsewhere',
  exportDecision:
    'a decision with everything it stands on, as one document that anybody can verify without the service',
  verify:
    'find an exported decision again from its facts and its rules, without the service; minutes and logs are not exported yet',
  replay: 'compute a decision again from the events, with the rules of its day, and compare it with what was recorded',
  options: {
    candidacy: 'id of the candidacy',
    candidacyOrDecision: 'id of the candidacy, or <id>@<revision> of one of its decisions',
    decision: 'revision of the decision; otherwise the one that stands',
    out: 'write to this file instead of the standard output',
    at: 'as the path stood at this instant (2027-07-10T10:00:00Z), or at the end of this day',
    file: 'an exported decision, or a folder of them',
  },
  unreadable: (file, why) => `${file} cannot be read: ${why}`,
  badRevision: 'a revision is a whole number from 0',
  badInstant: '--at takes a date, or an instant with its zone',
  written: (file) => `written to ${file}`,
  noRecord: (file) => `${file} is no exported decision; minutes and logs are not exported yet`,
  nothingIn: (folder) => `${folder} holds no file that ends in .json`,
  verified: (file, candidacy, scheme, decision) => `${file}: verified. Candidacy ${candidacy}, ${scheme}, ${decision}`,
  notVerified: (file, failing) => `${file}: NOT VERIFIED, ${failing} ${failing === 1 ? 'check fails' : 'checks fail'}`,
  notLookedAt: 'could not be looked at',
  difference: (at, recorded, found) => `${at}: ${recorded} is written, ${found} is found`,
  more: (count) => `and ${count} more`,
  checks: {
    shape: 'the document has the shape of its format',
    digest: 'its digest is that of its content',
    scheme: 'the rules are those that were published',
    facts: 'the facts follow each other, up to this decision',
    dossier: 'the dossier comes from the facts',
    origins: 'each entry of the dossier comes from the fact that is named',
    verdict: 'the engine proposes the same',
    trace: 'for the same reasons',
    'second-opinion': 'the independent implementation proposes the same',
    decision: 'the decision stands on that proposal',
  },
  replayed: (revision, at, scheme) => `As it stood at revision ${revision} (${at}), under ${scheme}:`,
  rulesSay: (decision, reasons) => `the rules say ${decision}${reasons === '' ? '' : ` (${reasons})`}`,
  rulesSayNothing: 'the rules cannot be applied to these facts',
  nothingProposed: 'nothing had been proposed',
  proposalSame: (revision, decision) =>
    `the proposal at revision ${revision} (${decision}) comes out again, to the letter`,
  proposalDiffers: (revision, decision) =>
    `the proposal at revision ${revision} (${decision}) does NOT come out again:`,
  decided: (revision, decision, blocks, at, departs) =>
    `the jury pronounced ${decision}${blocks === '' ? '' : `, ${blocks}`} at revision ${revision} (${at})${departs ? ', departing from the proposal' : ''}`,
};

const french: AuditWords = {
  exportGroup: 'écrire ce qui fait foi, pour le garder ou le lire ailleurs',
  exportDecision: 'une décision et tout ce qui la fonde, en un document que chacun vérifie sans le service',
  verify:
    'retrouver une décision exportée depuis ses faits et ses règles, sans le service ; procès-verbaux et journaux ne s’exportent pas encore',
  replay:
    'recalculer une décision depuis les événements, avec les règles du jour, et la comparer à ce qui fut enregistré',
  options: {
    candidacy: 'identifiant de la candidature',
    candidacyOrDecision: 'identifiant de la candidature, ou <id>@<révision> de l’une de ses décisions',
    decision: 'révision de la décision ; sinon celle qui est en vigueur',
    out: 'écrire dans ce fichier plutôt que sur la sortie standard',
    at: 'le parcours tel qu’à cet instant (2027-07-10T10:00:00Z), ou à la fin de ce jour',
    file: 'une décision exportée, ou un dossier qui en contient',
  },
  unreadable: (file, why) => `${file} ne peut pas être lu : ${why}`,
  badRevision: 'une révision est un nombre entier à partir de 0',
  badInstant: '--at prend une date, ou un instant avec son fuseau',
  written: (file) => `écrit dans ${file}`,
  noRecord: (file) => `${file} n’est pas une décision exportée ; procès-verbaux et journaux ne s’exportent pas encore`,
  nothingIn: (folder) => `${folder} ne contient aucun fichier en .json`,
  verified: (file, candidacy, scheme, decision) =>
    `${file} : vérifié. Candidature ${candidacy}, ${scheme}, ${decision}`,
  notVerified: (file, failing) =>
    `${file} : NON VÉRIFIÉ, ${failing} ${failing === 1 ? 'contrôle échoue' : 'contrôles échouent'}`,
  notLookedAt: 'n’a pas pu être examiné',
  difference: (at, recorded, found) => `${at} : écrit ${recorded}, retrouvé ${found}`,
  more: (count) => `et ${count} de plus`,
  checks: {
    shape: 'le document a la forme de son format',
    digest: 'son empreinte est celle de son contenu',
    scheme: 'les règles sont celles qui furent publiées',
    facts: 'les faits se suivent, jusqu’à cette décision',
    dossier: 'le dossier vient des faits',
    origins: 'chaque entrée du dossier vient du fait qui est nommé',
    verdict: 'le moteur propose la même chose',
    trace: 'pour les mêmes raisons',
    'second-opinion': 'l’implémentation indépendante propose la même chose',
    decision: 'la décision repose sur cette proposition',
  },
  replayed: (revision, at, scheme) => `Tel qu’à la révision ${revision} (${at}), selon ${scheme} :`,
  rulesSay: (decision, reasons) => `les règles disent ${decision}${reasons === '' ? '' : ` (${reasons})`}`,
  rulesSayNothing: 'les règles ne s’appliquent pas à ces faits',
  nothingProposed: 'rien n’avait été proposé',
  proposalSame: (revision, decision) =>
    `la proposition de la révision ${revision} (${decision}) se retrouve à l’identique`,
  proposalDiffers: (revision, decision) =>
    `la proposition de la révision ${revision} (${decision}) ne se retrouve PAS :`,
  decided: (revision, decision, blocks, at, departs) =>
    `le jury a prononcé ${decision}${blocks === '' ? '' : `, ${blocks}`} à la révision ${revision} (${at})${departs ? ', en s’écartant de la proposition' : ''}`,
};

export function auditWords(texts: Texts): AuditWords {
  return texts === frenchTexts ? french : english;
}
