import type { CandidacyAnswered, GroupEvent } from '@parchemin/groups';
import { typeset } from '../problem/french.js';

type Sentences = {
  readonly [Type in GroupEvent['type']]: (data: Extract<GroupEvent, { readonly type: Type }>['data']) => string;
};

/** What each fact of a group says to people; a new one does not compile until it has its sentence. */
const sentences: Sentences = {
  GroupFormed: ({ assessment, members }) =>
    `Groupe constitué pour l’épreuve « ${assessment} » : ${people(members.length)}.`,
  MemberAdded: ({ member, profile }) => `« ${member} » rejoint le groupe${profile === null ? '' : ` (${profile})`}.`,
  MemberLeft: ({ member, reason }) => `« ${member} » quitte le groupe : ${reason}`,
  GroupFellShort: ({ members, least, missing }) =>
    `Groupe incomplet : ${people(members)} pour ${least} au moins${missing.length > 0 ? ` ; il manque : ${missing.join(', ')}` : ''}.`,
  GroupMadeUp: ({ members }) => `Groupe de nouveau complet : ${people(members)}.`,
  IncompleteGroupKept: ({ members, reason }) => `Le certificateur maintient le groupe à ${people(members)} : ${reason}`,
  DeliverableDeposited: ({ piece, name }) => `Livrable « ${name} » déposé pour la pièce « ${piece} ».`,
  MemberMarkGiven: ({ candidacy, piece }) =>
    `Note individuelle donnée pour « ${piece} » à la candidature ${candidacy}.`,
  MemberAttendanceNoted: ({ candidacy, piece }) => `Présence relevée pour « ${piece} », candidature ${candidacy}.`,
  DeliveryRecorded: ({ entry, answers }) => `Transmission du fait n° ${entry} : ${answers.map(answerOf).join(' ; ')}.`,
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
