import type { Texts } from '../language/texts.js';
import { french as frenchTexts } from '../language/french.js';

// What the commands about certifications say beyond the words that all commands share.
export interface SchemeWords {
  readonly language: 'fr' | 'en';
  readonly scheme: string;
  readonly list: string;
  readonly show: string;
  readonly deliberate: string;
  readonly diff: string;
  readonly versionArgument: string;
  readonly dossiersOption: string;
  readonly invalidScheme: (file: string, faults: string) => string;
  readonly invalidDossiers: (file: string, why: string) => string;
  readonly comparing: (done: number, all: number) => string;
  readonly id: string;
  readonly schemeOption: string;
  readonly dossierOption: string;
  readonly langOption: string;
  readonly unknownScheme: (id: string, known: string) => string;
  readonly unknownLanguage: string;
  readonly unreadable: (file: string, why: string) => string;
  readonly faults: (count: number) => string;
  readonly colon: string;
  readonly headers: readonly [string, string, string, string, string, string, string];
  readonly counts: Readonly<
    Record<'blocks' | 'competencies' | 'assessments' | 'criteria' | 'stages' | 'facts', string>
  >;
  readonly sections: Readonly<Record<'rules' | 'ratify' | 'notes', string>>;
  readonly lines: (first: number, last: number) => string;
}

const english: SchemeWords = {
  language: 'en',
  scheme: 'ask what is known of the certifications',
  list: 'list the certifications with their counts',
  show: 'show one certification: its parts, its rules and what remains to be ratified',
  deliberate: 'propose a verdict for a dossier, with its reasons',
  diff: 'say what changed between two versions and, with --dossiers, who gets another verdict',
  versionArgument: 'version of a certification (id@1; id alone is its newest), or a scheme file',
  dossiersOption: 'file of dossiers: a JSON array, or one dossier on each line',
  invalidScheme: (file, faults) => `${file} is no valid scheme:\n${faults}`,
  invalidDossiers: (file, why) => `${file} holds no dossiers: ${why}`,
  comparing: (done, all) => `${done} of ${all} dossiers`,
  id: 'id of the certification',
  schemeOption: 'id of the certification',
  dossierOption: 'file of the dossier, - for the standard input',
  langOption: 'language of the explanation: fr or en',
  unknownScheme: (id, known) => `no certification is called ${id}; there are: ${known}`,
  unknownLanguage: '--lang is fr or en',
  unreadable: (file, why) => `${file} cannot be read: ${why}`,
  faults: (count) => `the dossier has ${count} ${count === 1 ? 'error' : 'errors'}:`,
  colon: ': ',
  headers: ['id', 'version', 'blocks', 'competencies', 'assessments', 'criteria', 'title'],
  counts: {
    blocks: 'blocks',
    competencies: 'competencies',
    assessments: 'assessments',
    criteria: 'criteria',
    stages: 'stages',
    facts: 'groups of facts in a dossier',
  },
  sections: { rules: 'Rules', ratify: 'To be ratified by the certifier', notes: 'About this file' },
  lines: (first, last) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
};

const french: SchemeWords = {
  language: 'fr',
  scheme: 'dire ce que l’on sait des certifications',
  list: 'lister les certifications avec leurs comptes',
  show: 'montrer une certification : ses parties, ses règles, ce qui reste à ratifier',
  deliberate: 'proposer un verdict pour un dossier, avec ses raisons',
  diff: 'dire ce qui change entre deux versions et, avec --dossiers, qui change de verdict',
  versionArgument: 'version d’une certification (id@1 ; id seul est la dernière), ou fichier de schéma',
  dossiersOption: 'fichier de dossiers : un tableau JSON, ou un dossier par ligne',
  invalidScheme: (file, faults) => `${file} n’est pas un schéma valide :\n${faults}`,
  invalidDossiers: (file, why) => `${file} ne contient pas de dossiers : ${why}`,
  comparing: (done, all) => `${done} dossiers sur ${all}`,
  id: 'identifiant de la certification',
  schemeOption: 'identifiant de la certification',
  dossierOption: 'fichier du dossier, - pour l’entrée standard',
  langOption: 'langue de l’explication : fr ou en',
  unknownScheme: (id, known) => `aucune certification ne s’appelle ${id} ; il y a : ${known}`,
  unknownLanguage: '--lang vaut fr ou en',
  unreadable: (file, why) => `${file} est illisible : ${why}`,
  faults: (count) => `le dossier contient ${count} ${count === 1 ? 'erreur' : 'erreurs'} :`,
  colon: ' : ',
  headers: ['id', 'version', 'blocs', 'compétences', 'épreuves', 'critères', 'titre'],
  counts: {
    blocks: 'blocs',
    competencies: 'compétences',
    assessments: 'épreuves',
    criteria: 'critères',
    stages: 'étapes',
    facts: 'groupes de faits dans un dossier',
  },
  sections: { rules: 'Règles', ratify: 'À ratifier par le certificateur', notes: 'À propos de ce fichier' },
  lines: (first, last) => (first === last ? `ligne ${first}` : `lignes ${first} à ${last}`),
};

export function schemeWords(texts: Texts): SchemeWords {
  return texts === frenchTexts ? french : english;
}
