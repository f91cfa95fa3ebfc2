import type { CandidacyAnswered, GroupEvent } from '@parchemin/groups';
import { typeset } from '../problem/french.js';

type Sentences = {
  readonly [Type in GroupEvent['type']]: (data: Extract<GroupEvent, { readonly type: Type }>['data']) => string;
};

/** What each fact of a group says to people; a new one does not compile until it has its sentence. */
const sentences: Sentences = {
  GroupFormed: ({ assessment, members }) =>
    `Groupe constitué pour l’épreuve «\u00a0${assessment}\u00a0»\u00a0: ${people(members.length)}.`,
  MemberAdded: ({ member, profile }) =>
    `«\u00a0${member}\u00a0» rejoint le groupe${profile === null ? '' : ` (${profile})`}.`,
  MemberLeft: ({ member, reason }) => `«\u00a0${member}\u00a0» quitte le groupe\u00a0: ${reason}`,
  GroupFellShort: ({ members, least, missing }) =>
    `Groupe incomplet\u00a0: ${people(members)} pour ${least} au moins${missing.length > 0 ? `\u202f; il manque\u00a0: ${missing.join(', ')}` : ''}.`,
  GroupMadeUp: ({ members }) => `Groupe de nouveau complet\u00a0: ${people(members)}.`,
  IncompleteGroupKept: ({ members, reason }) =>
    `Le certificateur maintient le groupe à ${people(members)}\u00a0: ${reason}`,
  DeliverableDeposited: ({ piece }) => `Livrable déposé pour la pièce «\u00a0${piece}\u00a0».`,
  MemberMarkGiven: ({ candidacy, piece }) =>
    `Note individuelle donnée pour «\u00a0${piece}\u00a0» à la candidature ${candidacy}.`,
  MemberAttendanceNoted: ({ candidacy, piece }) =>
    `Présence relevée pour «\u00a0${piece}\u00a0», candidature ${candidacy}.`,
  DeliveryRecorded: ({ entry, answers }) =>
    `Transmission du fait n° ${entry}\u00a0: ${answers.map(answerOf).join('\u202f; ')}.`,
  DeliveryAskedAgain: ({ entry, candidacy }) =>
    `Fait n° ${entry} à transmettre de nouveau à la candidature ${candidacy}.`,
};

export function groupSentence({ type, data }: GroupEvent): string {
  return typeset((sentences[type] as (data: GroupEvent['data']) => string)(data));
}

function people(count: number): string {
  return count > 1 ? `${count} membres` : `${count} membre`;
}

function answerOf({ candidacy, refused }: CandidacyAnswered): string {
  return refused === null
    ? `inscrit dans la candidature ${candidacy}`
    : `refusé par la candidature ${candidacy} (${refused})`;
}
