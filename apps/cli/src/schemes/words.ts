import type { Texts } from '../language/texts.js';
import { french as frenchTexts } from '../language/french.js';

// What the commands about certifications say beyond the words that all commands share.
export interface SchemeWords {
  readonly language: 'fr' | 'en';
  readonly scheme: string;
  readonly list: string;
  readonly show: string;
  readonly deliberate: string;
  readonly id: string;
  readonly schemeOption: string;
  readonly dossierOption: string;
  readonly langOption: string;
  readonly unknownScheme: (id: string, known: string) => string;
  readonly unknownLanguage: string;
  readonly unreadable: (file: string, why: string) => string;
  readonly faults: (count: number) => string;
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
  id: 'id of the certification',
  schemeOption: 'id of the certification',
  dossierOption: 'file of the dossier, - for the standard input',
  langOption: 'language of the explanation: fr or en',
  unknownScheme: (id, known) => `no certification is called ${id}; there are: ${known}`,
  unknownLanguage: '--lang is fr or en',
  unreadable: (file, why) => `${file} cannot be read: ${why}`,
  faults: (count) => `the dossier has ${count} ${count === 1 ? 'error' : 'errors'}:`,
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
  id: 'identifiant de la certification',
  schemeOption: 'identifiant de la certification',
  dossierOption: 'fichier du dossier, - pour l’entrée standard',
  langOption: 'langue de l’explication : fr ou en',
  unknownScheme: (id, known) => `aucune certification ne s’appelle ${id} ; il y a : ${known}`,
  unknownLanguage: '--lang vaut fr ou en',
  unreadable: (file, why) => `${file} est illisible : ${why}`,
  faults: (count) => `le dossier contient ${count} ${count === 1 ? 'erreur' : 'erreurs'} :`,
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
