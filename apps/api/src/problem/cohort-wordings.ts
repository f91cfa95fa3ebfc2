import { faultsOfRequest } from './french.js';
import type { Table } from './wording.js';

/** Cohorts: the calendar that candidacies share, and what stands against moving it. */
export const cohortWordings = {
  CohortNotPlanned: {
    status: 404,
    title: 'Promotion sans calendrier',
    detail:
      'Le calendrier de cette promotion n’est pas planifié. Planifiez-le, ou donnez les dates avec l’inscription.',
  },
  CohortAlreadyPlanned: {
    status: 409,
    title: 'Promotion déjà planifiée',
    detail: ({ calendar }) => `Cette promotion suit déjà le calendrier « ${calendar} » : déplacez-en les dates.`,
  },
  CohortCalendarDiffers: {
    status: 409,
    title: 'Dates autres que celles de la promotion',
    detail: ({ cohort, differing }) =>
      `La promotion « ${cohort} » a son propre calendrier, et la demande en diffère : ${differing.join(', ')}. ` +
      'Omettez le calendrier, ou déplacez celui de la promotion. Rien n’a été enregistré.',
  },
  CohortDatesUnchanged: {
    status: 409,
    title: 'Aucune date ne change',
    detail: 'Ces dates sont déjà celles de la promotion : il n’y a rien à déplacer.',
  },
  MemberNotRefused: {
    status: 409,
    title: 'Rien à proposer de nouveau',
    detail: 'Cette candidature n’a pas refusé le calendrier de la promotion.',
  },
  DateUnknown: {
    status: 422,
    title: 'Date que le calendrier ne connaît pas',
    detail: faultsOfRequest,
  },
  DateImpossible: {
    status: 422,
    title: 'Date qui n’existe pas',
    detail: faultsOfRequest,
  },
} satisfies Partial<Table>;
