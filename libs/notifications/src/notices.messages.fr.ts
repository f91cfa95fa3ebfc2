import type { NoticeCode } from './notices.js';

/** What the words are made of: labels only. Marks, reasons and names of people stay in the record. */
export interface Subject {
  readonly reference: string;
  readonly scheme: string;
  readonly stage: string | null;
  /** «mardi 15 décembre 2026 à 23:59». */
  readonly due: string | null;
}

export interface Words {
  /** Names the mail when it travels alone. */
  readonly title: string;
  /** One sentence that stands alone in a list. */
  readonly sentence: string;
  readonly advice: string;
}

export const words: Readonly<Record<NoticeCode, (subject: Subject) => Words>> = {
  'deadline-reminder': (subject) => ({
    title: `Rappel\u00a0: ${subject.reference}, ${stageOf(subject)}`,
    sentence: `${subject.reference} (${subject.scheme})\u00a0: il reste à compléter ${stageOf(subject)}${before(subject)}.`,
    advice: 'La candidature indique ce qui manque encore.',
  }),
  'deadline-escalation': (subject) => ({
    title: `Échéance en souffrance\u00a0: ${subject.reference}, ${stageOf(subject)}`,
    sentence: `${subject.reference} (${subject.scheme})\u00a0: ${stageOf(subject)} attend toujours une action${since(subject)}.`,
    advice:
      'Voyez dans la candidature ce qui manque et à qui le demander\u00a0; l’échéance vous est désormais confiée.',
  }),
  'deadline-substitution': (subject) => ({
    title: `Remplacement possible\u00a0: ${subject.reference}, ${stageOf(subject)}`,
    sentence: `${subject.reference} (${subject.scheme})\u00a0: ${stageOf(subject)} attend toujours une action${since(subject)}, et vous pouvez désormais agir en remplacement.`,
    advice: 'La candidature indique ce qui manque et ce que vous pouvez faire.',
  }),
  'deadline-task': (subject) => ({
    title: `Tâche à traiter\u00a0: ${subject.reference}, ${stageOf(subject)}`,
    sentence: `${subject.reference} (${subject.scheme})\u00a0: ${stageOf(subject)} n’a pas abouti${since(subject)}\u00a0; la suite vous revient.`,
    advice: 'Ouvrez la candidature pour décider de la suite à donner.',
  }),
  'path-blocked': (subject) => ({
    title: `Parcours bloqué\u00a0: ${subject.reference}`,
    sentence: `${subject.reference} (${subject.scheme})\u00a0: le parcours est bloqué et ne reprendra pas de lui-même.`,
    advice: 'La candidature en donne le motif\u00a0; une fois la cause levée, relancez le parcours.',
  }),
};

function stageOf({ stage }: Subject): string {
  return stage === null ? 'le parcours' : `«\u00a0${stage}\u00a0»`;
}

function before({ due }: Subject): string {
  return due === null ? '' : ` avant le ${due}`;
}

function since({ due }: Subject): string {
  return due === null ? '' : ` (échéance\u00a0: ${due})`;
}
