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
    title: titled('Parcours bloqué', subject),
    sentence: told(subject, 'le parcours est bloqué et ne reprendra pas de lui-même'),
    advice: 'La candidature en donne le motif\u00a0; une fois la cause levée, relancez le parcours.',
  }),
  'override-proposed': (subject) => ({
    title: titled('Réparation à confirmer', subject),
    sentence: told(subject, 'une réparation du parcours attend une seconde personne'),
    advice: 'Examinez-la dans la candidature, puis confirmez-la si elle vous paraît juste.',
  }),
  'correction-proposed': (subject) => ({
    title: titled('Correction à confirmer', subject),
    sentence: told(subject, 'une correction de note attend une seconde personne'),
    advice: 'Examinez-la dans la candidature, puis confirmez-la ou déclinez-la.',
  }),
  'file-queued': (subject) => ({
    title: titled('Fichier à rattacher', subject),
    sentence: told(subject, 'le nom d’un fichier déposé ne suit pas la règle, et personne ne le devine'),
    advice: 'Dites dans la candidature s’il est bien le sien.',
  }),
  'work-sent-back': (subject) => ({
    title: titled('Travail renvoyé', subject),
    sentence: told(subject, 'un travail a été renvoyé par le référent et doit être évalué à nouveau'),
    advice: 'La candidature dit lequel, et pourquoi.',
  }),
  'confidential-request': (subject) => ({
    title: titled('Demande confidentielle', subject),
    sentence: told(subject, 'une demande confidentielle attend votre réponse'),
    advice: 'Elle se lit dans la candidature, et nulle part ailleurs.',
  }),
  'candidate-transferred': (subject) => ({
    title: titled('Candidature transférée', subject),
    sentence: told(subject, 'le candidat rejoint votre école'),
    advice: 'Son parcours, tout entier, vous est désormais ouvert.',
  }),
  'anomaly-reported': (subject) => ({
    title: titled('Anomalie signalée', subject),
    sentence: told(subject, 'le jury signale une anomalie'),
    advice: 'La candidature dit ce que le jury a vu, et ce qui peut suivre.',
  }),
  'credits-withheld': (subject) => ({
    title: titled('Crédits suspendus', subject),
    sentence: told(subject, 'des crédits sont suspendus dans l’attente des explications de chacun'),
    advice: 'La candidature dit lesquels\u00a0; rien n’est perdu avant que chacun ait été entendu.',
  }),
  'decision-pronounced': (subject) => ({
    title: titled('Décision du jury', subject),
    sentence: told(subject, 'le jury a rendu sa décision'),
    advice: 'Elle se lit dans la candidature, avec ses motifs.',
  }),
  'decision-annulled': (subject) => ({
    title: titled('Décision annulée', subject),
    sentence: told(subject, 'la décision du jury est annulée, et le jury se réunira de nouveau'),
    advice: 'La candidature dit pourquoi.',
  }),
  'appeal-lodged': (subject) => ({
    title: titled('Recours déposé', subject),
    sentence: told(subject, 'un recours est déposé, et ses délais courent'),
    advice: 'Accusez-en réception depuis la candidature.',
  }),
  'appeal-answered': (subject) => ({
    title: titled('Réponse à un recours', subject),
    sentence: told(subject, 'une réponse est donnée au recours'),
    advice: 'Elle se lit dans la candidature.',
  }),
};

function titled(title: string, { reference }: Subject): string {
  return `${title}\u00a0: ${reference}`;
}

function told({ reference, scheme }: Subject, what: string): string {
  return `${reference} (${scheme})\u00a0: ${what}.`;
}

function stageOf({ stage }: Subject): string {
  return stage === null ? 'le parcours' : `«\u00a0${stage}\u00a0»`;
}

function before({ due }: Subject): string {
  return due === null ? '' : ` avant le ${due}`;
}

function since({ due }: Subject): string {
  return due === null ? '' : ` (échéance\u00a0: ${due})`;
}
