import { french } from '../language/french.js';
import type { Texts } from '../language/texts.js';
import type { SimulationAnswer } from './report.js';

/** What the simulation says, in each language of the command line. */
export interface SimulateWords {
  readonly description: string;
  readonly options: Readonly<Record<'scheme' | 'candidates' | 'seed' | 'keep', string>>;
  readonly badNumber: (option: string, least: number, most: number) => string;
  readonly unknownScheme: (id: string) => string;
  readonly starting: string;
  readonly title: (answer: SimulationAnswer) => string;
  readonly decisions: string;
  readonly departures: string;
  readonly troubles: string;
  readonly deadlines: string;
  readonly facts: string;
  readonly pace: string;
  readonly measured: string;
  readonly toReach: string;
  readonly paths: string;
  readonly factsPerSecond: string;
  readonly pathsToReach: string;
  readonly factsToReach: string;
  readonly timeLine: (reference: string) => string;
  readonly invariants: string;
  readonly checked: string;
  readonly broken: string;
}

export function simulateWords(texts: Texts): SimulateWords {
  return texts === french ? inFrench : inEnglish;
}

const inEnglish: SimulateWords = {
  description: 'whole paths with their failures, in stepped time, through the real parts',
  options: {
    scheme: 'the certification',
    candidates: 'how many candidates',
    seed: 'the same seed gives the same facts',
    keep: 'work in this folder and keep it',
  },
  badNumber: (option, least, most) => `${option} takes a whole number from ${least} to ${most}`,
  unknownScheme: (id) => `no certification is called ${id}: parchemin scheme list`,
  starting: 'starting the parts…',
  title: ({ scheme, candidates, seed, seconds, simulated: { from, to } }) =>
    `${candidates} paths of ${scheme} (seed ${seed}), ${from.slice(0, 10)} to ${to.slice(0, 10)}, in ${seconds} s`,
  decisions: 'Endings',
  departures: 'the jury departed',
  troubles: 'Troubles, in so many paths or groups',
  deadlines: 'Deadlines and steps',
  facts: 'Facts',
  pace: 'Pace',
  measured: 'measured',
  toReach: 'to reach',
  paths: 'paths per second',
  factsPerSecond: 'facts per second',
  pathsToReach: 'half of a bare Temporal path of 11 updates (10/s where it made 20/s)',
  factsToReach: '1.1 × a decision recorded by Restate (746/s where it made 678/s)',
  timeLine: (reference) => `Time line of ${reference}`,
  invariants: 'Invariants',
  checked: 'checked',
  broken: 'broken',
};

const inFrench: SimulateWords = {
  description: 'des parcours entiers avec leurs accidents, en temps simulé, à travers les vrais composants',
  options: {
    scheme: 'la certification',
    candidates: 'le nombre de candidats',
    seed: 'la même graine donne les mêmes faits',
    keep: 'travailler dans ce dossier et le garder',
  },
  badNumber: (option, least, most) => `${option} attend un nombre entier de ${least} à ${most}`,
  unknownScheme: (id) => `aucune certification ne s’appelle ${id} : parchemin scheme list`,
  starting: 'démarrage des composants…',
  title: ({ scheme, candidates, seed, seconds, simulated: { from, to } }) =>
    `${candidates} parcours de ${scheme} (graine ${seed}), du ${from.slice(0, 10)} au ${to.slice(0, 10)}, en ${seconds} s`,
  decisions: 'Issues',
  departures: 'le jury s’est écarté',
  troubles: 'Accidents, en autant de parcours ou de groupes',
  deadlines: 'Échéances et paliers',
  facts: 'Faits',
  pace: 'Allure',
  measured: 'mesuré',
  toReach: 'à atteindre',
  paths: 'parcours par seconde',
  factsPerSecond: 'faits par seconde',
  pathsToReach: 'la moitié d’un parcours nu de 11 mises à jour Temporal (10/s là où il en faisait 20)',
  factsToReach: '1,1 × une décision enregistrée par Restate (746/s là où il en faisait 678)',
  timeLine: (reference) => `Fil du temps de ${reference}`,
  invariants: 'Invariants',
  checked: 'vérifiés',
  broken: 'rompus',
};
