import type { Table } from './wording.js';

/** Groups: who belongs to them, and what they hand in. */
export const groupWordings = {
  GroupNotFound: {
    status: 404,
    title: 'Groupe introuvable',
    detail: 'Aucun groupe de ce numéro ne vous est accessible. Vérifiez l’adresse, ou demandez au certificateur.',
  },
  GroupAlreadyFormed: {
    status: 409,
    title: 'Groupe déjà constitué',
    detail: ({ assessment }) => `Ce groupe est déjà constitué pour l’épreuve « ${assessment} ».`,
  },
  GroupSize: {
    status: 422,
    title: 'Effectif du groupe non conforme',
    detail: ({ members, least, most }) =>
      `Le groupe compterait ${members} membre${members > 1 ? 's' : ''} ; le référentiel en demande ` +
      `${most === null ? `au moins ${least}` : `de ${least} à ${most}`}. Rien n’a été enregistré.`,
  },
  ProfileMissing: {
    status: 422,
    title: 'Profil manquant dans le groupe',
    detail: ({ missing, without }) =>
      missing.length > 0
        ? `Aucun membre n’apporte ${missing.length > 1 ? 'les profils' : 'le profil'} : ${missing.join(', ')}.`
        : `Le profil de ${without.length > 1 ? 'ces membres' : 'ce membre'} n’est pas dit : ${without.join(', ')}.`,
  },
  ProfileUnknown: {
    status: 422,
    title: 'Profil inconnu du référentiel',
    detail: ({ member, profile, profiles }) =>
      `Le profil « ${profile} » donné à « ${member} » n’est pas demandé ici. Profils du groupe : ${profiles.join(', ')}.`,
  },
  MemberUnknown: {
    status: 422,
    title: 'Candidature introuvable',
    detail: ({ member }) =>
      `« ${member} » n’est pas une candidature de cet établissement. Pour une personne d’un autre cursus, dites-le.`,
  },
  MemberOfOtherScheme: {
    status: 422,
    title: 'Candidature à une autre certification',
    detail: ({ member, scheme }) => `« ${member} » suit « ${scheme} » : ce groupe est celui d’un autre référentiel.`,
  },
  MemberNotActive: {
    status: 409,
    title: 'Parcours qui n’est pas en cours',
    detail: ({ member }) =>
      `Le parcours de « ${member} » est interrompu, terminé ou quitté : il ne peut pas entrer dans un groupe.`,
  },
  AlreadyMember: {
    status: 409,
    title: 'Déjà membre du groupe',
    detail: ({ member }) => `« ${member} » figure déjà dans ce groupe.`,
  },
  NotAMember: {
    status: 409,
    title: 'Pas membre du groupe',
    detail: ({ member }) => `« ${member} » ne fait pas, ou plus, partie de ce groupe.`,
  },
  MemberFromElsewhere: {
    status: 422,
    title: 'Membre d’un autre cursus',
    detail: ({ member }) => `« ${member} » vient d’un autre cursus : rien ne peut être inscrit ici à son nom.`,
  },
  GroupIncomplete: {
    status: 409,
    title: 'Groupe incomplet',
    detail: ({ members, least, missing }) =>
      `Le groupe compte ${members} membre${members > 1 ? 's' : ''} pour ${least} au moins` +
      `${missing.length > 0 ? `, et il y manque : ${missing.join(', ')}` : ''}. ` +
      'Complétez-le, ou demandez au certificateur de décider qu’il continue ainsi.',
  },
  NothingToKeep: {
    status: 409,
    title: 'Rien à décider pour ce groupe',
    detail: ({ status }) =>
      status === 'kept'
        ? 'Le maintien de ce groupe est déjà décidé.'
        : 'Ce groupe est complet : il continue sans décision.',
  },
  DeliverableAlreadyDeposited: {
    status: 409,
    title: 'Livrable déjà déposé',
    detail: ({ piece }) => `Ce même fichier est déjà déposé pour la pièce « ${piece} ».`,
  },
  NothingDelivered: {
    status: 409,
    title: 'Rien à transmettre de nouveau',
    detail: 'Seule une transmission refusée par une candidature peut être demandée de nouveau.',
  },
  AssessmentUnknown: {
    status: 422,
    title: 'Épreuve inconnue',
    detail: ({ scheme, assessment }) => `Le référentiel « ${scheme} » ne comporte pas d’épreuve « ${assessment} ».`,
  },
  NotGroupWork: {
    status: 422,
    title: 'Épreuve individuelle',
    detail: ({ assessment }) => `L’épreuve « ${assessment} » ne se passe pas en groupe.`,
  },
} satisfies Partial<Table>;
