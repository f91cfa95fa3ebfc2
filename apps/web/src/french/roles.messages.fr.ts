import { roles, type Role } from '@parchemin/kernel';

interface RoleWords {
  /** As a title: «Formateur». */
  readonly name: string;
  /** As the one told: «au formateur». */
  readonly to: string;
  /** As the one who acted: «le formateur». */
  readonly by: string;
}

const words: Readonly<Record<Role, RoleWords>> = {
  operations: { name: 'Gestion des certifications', to: 'au certificateur', by: 'le certificateur' },
  'school-lead': {
    name: 'Responsable d’école',
    to: 'au responsable de l’école',
    by: 'le responsable de l’école',
  },
  trainer: { name: 'Formateur', to: 'au formateur', by: 'le formateur' },
  tutor: { name: 'Tuteur', to: 'au tuteur', by: 'le tuteur' },
  'competency-referent': {
    name: 'Référent compétences',
    to: 'au référent compétences',
    by: 'le référent compétences',
  },
  'pedagogical-referent': {
    name: 'Référent pédagogique',
    to: 'au référent pédagogique',
    by: 'le référent pédagogique',
  },
  'disability-referent': { name: 'Référent handicap', to: 'au référent handicap', by: 'le référent handicap' },
  juror: { name: 'Membre de jury', to: 'au membre de jury', by: 'un membre de jury' },
  'jury-president': { name: 'Président de jury', to: 'au président de jury', by: 'le président de jury' },
  candidate: { name: 'Candidat', to: 'au candidat', by: 'le candidat' },
  auditor: { name: 'Auditeur', to: 'à l’auditeur', by: 'l’auditeur' },
  process: { name: 'Parchemin', to: 'à Parchemin', by: 'Parchemin' },
};

/** A role that this build does not know yet is shown by its own name rather than hidden. */
export function roleWords(role: string): RoleWords {
  return isRole(role) ? words[role] : { name: role, to: `à ${role}`, by: role };
}

function isRole(role: string): role is Role {
  return (roles as readonly string[]).includes(role);
}
