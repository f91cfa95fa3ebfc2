import type { CandidateRecordView } from '@parchemin/contracts';
import { counted } from '../french/numbers.js';
import { civilDay, dayInFull } from '../french/instants.js';
import type { Titles } from './story.messages.fr.js';

type Deadline = CandidateRecordView['deadlines'][number];

/** What is awaited: the stage where it is that of a stage, else the words of the deadline itself and what it is about. */
export function deadlineName({ deadline, stage }: Pick<Deadline, 'deadline' | 'stage'>, titles: Titles): string {
  const title = titles.stage(stage);
  if (title !== stage) return title;
  const [code = deadline, ...about] = deadline.split('.');
  const name = outsideStages[code] ?? code;
  return about.length === 0 ? name : `${name} (${titles.piece(about.join('.'))})`;
}

/** Those that hang on a fact: no stage of the scheme bears their name. */
const outsideStages: Readonly<Record<string, string>> = {
  'rules-acknowledged': 'récépissé du règlement signé',
  'absence-reason': 'justification d’une absence',
  'correction-second-look': 'second regard sur une correction',
  'accommodation-proposal': 'proposition du référent handicap',
  'accommodation-answer': 'décision sur l’aménagement',
  'exemption-answer': 'décision du jury sur une exemption',
  'missing-documents': 'pièces manquantes à l’admissibilité',
  'anomaly-settled': 'anomalie réglée',
  'exclusion-heard': 'décision d’exclusion',
  'appeal-acknowledged': 'accusé de réception du recours',
  'appeal-answered': 'réponse au recours',
  'resit-window': 'rattrapage de ce qui manque',
  'vae-jury': 'jury de validation des acquis tenu',
  'vae-result': 'résultat de la validation des acquis notifié',
  'award-declared': 'dépôt à la Caisse des dépôts',
  'award-correction': 'passage rejeté à corriger',
  'employment-survey': 'enquête sur la situation professionnelle',
  'accessibility-answer': 'réponse à une réclamation d’accessibilité',
  'personal-data-answer': 'réponse à une demande sur ses données',
};

/** The civil rule as the calendar writes it: anchor and its day, offset, hour, and what is done of a day off. */
const written =
  /^\S+ (?<day>\d{4}-\d\d-\d\d)(?<instant>T\S+)?, (?<offset>[+-]\d+) (?<unit>d|wd|m)(?<end> end)?(?: \([^)]*\))?, (?<hour>\d\d:\d\d)(?::\d\d)?(?:, (?<roll>next|previous)-working-day)?$/;

/** «Comptée depuis le 15 décembre 2026…»; null for a rule that this build cannot read, rather than its code. */
export function ruleInFrench({ rule, zone }: Pick<Deadline, 'rule' | 'zone'>): string | null {
  const parts = written.exec(rule)?.groups;
  if (!parts) return null;
  const { day = '', instant, offset, unit = '', end, hour, roll } = parts;
  const from = instant === undefined ? civilDay(day) : dayInFull(`${day}${instant}`, zone);
  const atEnd = end === undefined ? '' : ', au dernier jour du mois';
  const rolled = roll === undefined ? '' : `, ${rolls[roll] ?? ''}`;
  return `Comptée depuis le ${from}\u00a0: ${offsetInFrench(Number(offset), unit)}${atEnd}, à ${hour}${rolled}.`;
}

const rolls: Readonly<Record<string, string>> = {
  next: 'reportée au jour ouvré suivant si besoin',
  previous: 'avancée au jour ouvré précédent si besoin',
};

function offsetInFrench(offset: number, unit: string): string {
  if (offset === 0) return 'le jour même';
  const length = lengthOf(Math.abs(offset), unit);
  return `${length} ${offset < 0 ? 'avant' : 'après'}`;
}

function lengthOf(count: number, unit: string): string {
  if (unit === 'm') return `${count}\u00a0mois`;
  return unit === 'wd' ? counted(count, 'jour ouvré', 'jours ouvrés') : counted(count, 'jour', 'jours');
}
