import type { Candidacy, CopyHolder } from '@parchemin/candidacy';
import type { Decimal, Instant, Role } from '@parchemin/kernel';

const noBreak = '\u00a0';
const narrowNoBreak = '\u202f';

/** No line may begin with a lonely «;» or end with a lonely «: the spaces around such signs do not break. */
export function typeset(text: string): string {
  return text
    .replace(/ (?=[;!?])/g, narrowNoBreak)
    .replace(/ (?=[:»])/g, noBreak)
    .replace(/(?<=«) /g, noBreak)
    .replace(/(?<=\d) (?=h\b|\d)/g, noBreak);
}

export function markInFrench(mark: Decimal): string {
  return mark.replace('.', ',');
}

/** The certifier's own clock; screens show the cohort's. */
const certifierZone = 'Europe/Paris';
const dayAndTime = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: certifierZone });

export function instantInFrench(instant: Instant): string {
  return `le ${dayAndTime.format(new Date(instant))} (heure de Paris)`;
}

export const roleInFrench = {
  operations: 'certificateur',
  'school-lead': 'responsable de l’école',
  trainer: 'formateur',
  tutor: 'tuteur',
  'competency-referent': 'référent compétences',
  'pedagogical-referent': 'référent pédagogique',
  'disability-referent': 'référent handicap',
  juror: 'membre du jury',
  'jury-president': 'président du jury',
  candidate: 'candidat',
  auditor: 'auditeur',
  process: 'processus',
} as const satisfies Record<Role, string>;

export const statusInFrench = {
  absent: 'Aucune candidature n’est inscrite ici.',
  active: 'Cet acte n’est pas ouvert pendant le parcours.',
  interrupted: 'Le parcours est interrompu : il faut d’abord le reprendre.',
  withdrawn: 'Le candidat s’est retiré du parcours.',
  excluded: 'Le candidat est exclu du parcours.',
  decided: 'Le jury s’est déjà prononcé sur cette candidature.',
} as const satisfies Record<Candidacy['status'], string>;

export function counted(faults: number): string {
  return faults > 1 ? `${faults} points` : 'un point';
}

/** What a request with faults is told besides the faults themselves. */
export function faultsOfRequest({ faults }: { readonly faults: readonly unknown[] }): string {
  return `La demande comporte ${counted(faults.length)} à corriger ; rien n’a été enregistré.`;
}

/** «2027-06-14» as people say it. */
export function dayInFrench(day: string): string {
  return civilDay.format(new Date(`${day}T00:00:00Z`));
}

const civilDay = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

export const holderInFrench = {
  candidate: 'au candidat',
  centre: 'au centre',
  tutor: 'au tuteur',
  certifier: 'au certificateur',
} as const satisfies Record<CopyHolder, string>;
