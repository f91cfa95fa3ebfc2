import { decimal } from '../french/numbers.js';
import { decisionInFrench } from './deliberation-sentences.fr.js';

interface KindWords {
  readonly name: string;
  /** What the steps of such a piece are, in the order in which they come. */
  readonly steps: string;
  /** The figure or word that it is known by. */
  readonly value: (value: string) => string;
}

const kinds: Readonly<Record<string, KindWords>> = {
  mark: { name: 'Note', steps: 'note et vérifications', value: decimal },
  attendance: { name: 'Présence', steps: 'présence relevée', value: asItIs },
  average: { name: 'Moyenne', steps: 'moyenne saisie', value: decimal },
  work: { name: 'Travail', steps: 'évaluation, signature, validation', value: (level) => `Niveau ${level}` },
  grid: { name: 'Grille de compétences', steps: 'niveaux, validation, commission, copies', value: asItIs },
  file: { name: 'Fichier', steps: 'dépôt, copies, contrôle', value: asItIs },
  assessment: { name: 'Évaluation', steps: 'critères, compétences et signatures', value: asItIs },
  oral: { name: 'Oral', steps: 'tenue, rubrique et signatures', value: asItIs },
  decision: { name: 'Décision', steps: 'proposition, décision du jury', value: decisionInFrench },
};

/** A kind that is newer than this build is shown by its own name. */
export function kindWords(kind: string): KindWords {
  return kinds[kind] ?? { name: kind, steps: '', value: asItIs };
}

function asItIs(value: string): string {
  return value;
}

export const messages = {
  /** «Travail\u00a0: 2 sur 3 (évaluation, signature, validation)»; of what takes a single step, its state says all. */
  progress: ({ name, steps }: KindWords, done: number, of: number) =>
    of < 2 ? name : `${name}\u00a0: ${done} sur ${of}${steps === '' ? '' : ` (${steps})`}`,
  settled: 'Réglée',
  awaited: 'Attendue',
  enter: 'Saisir',
  enterFor: (title: string) => `Saisir la note de ${title}`,
  late: 'En retard',
  recordedOn: (instant: string, by: string) => `Enregistrée le ${instant} par ${by}`,
} as const;
