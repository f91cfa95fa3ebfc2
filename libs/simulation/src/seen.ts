import type { CandidacyEvent } from '@parchemin/candidacy';
import type { GroupEvent } from '@parchemin/groups';
import { silentSchool } from './people.js';
import type { Cohort } from './population.js';
import { silence } from './view.js';

/** What may befall a path; its facts tell whether it did. */
export type Trouble = keyof typeof signs;

/** The troubles that the facts of one path tell of. */
export function troublesIn(facts: readonly CandidacyEvent[], cohort: Cohort): readonly Trouble[] {
  const names = Object.keys(signs) as readonly Trouble[];
  return names.filter((trouble) => signs[trouble](facts, cohort));
}

/** The same of one group, which its members share. */
export function groupTroublesIn(facts: readonly GroupEvent[]): readonly GroupTrouble[] {
  const names = Object.keys(groupSigns) as readonly GroupTrouble[];
  return names.filter((trouble) => facts.some(({ type }) => type === groupSigns[trouble]));
}

export type GroupTrouble = keyof typeof groupSigns;

const groupSigns = {
  'group-formed': 'GroupFormed',
  'group-member-left': 'MemberLeft',
  'group-too-small': 'GroupFellShort',
  'group-kept-too-small': 'IncompleteGroupKept',
} as const satisfies Readonly<Record<string, GroupEvent['type']>>;

type Sign = (facts: readonly CandidacyEvent[], cohort: Cohort) => boolean;

export const signs = {
  late: (facts) => facts.some(({ data }) => 'late' in data && data.late === true),
  escalated: (facts) => facts.some((fact) => isStep(fact) && fact.data.kind !== 'reminder'),
  'silent-school': (facts, cohort) => facts.some((fact) => isStep(fact) && isSilent(facts, cohort, fact.data.takenAt)),
  absence: told('AbsenceRecorded'),
  'work-sent-back': told('WorkSentBack'),
  'file-queued': told('FileQueued'),
  accommodation: told('AccommodationAsked'),
  exemption: told('ExemptionAdvised'),
  interruption: told('PathInterrupted'),
  hold: told('HoldPlaced'),
  extension: told('DeadlineExtended'),
  transfer: told('CandidateTransferred'),
  override: told('OverrideConfirmed'),
  exclusion: told('ExclusionOpened'),
  withdrawal: told('CandidateWithdrawn'),
  correction: told('CorrectionProposed'),
  anomaly: told('AnomalyReported'),
  derogation: told('DerogationGranted'),
  'jury-departs': (facts) => facts.some((fact) => fact.type === 'DecisionPronounced' && fact.data.departs),
  appeal: told('AppealLodged'),
  'presented-again': told('PresentedAgain'),
} as const satisfies Readonly<Record<string, Sign>>;

function told(type: CandidacyEvent['type']): Sign {
  return (facts) => facts.some((fact) => fact.type === type);
}

function isStep(fact: CandidacyEvent): fact is Extract<CandidacyEvent, { type: 'DeadlineStepTaken' }> {
  return fact.type === 'DeadlineStepTaken';
}

/** Whoever is reminded or replaced while the school does not answer. */
function isSilent(facts: readonly CandidacyEvent[], cohort: Cohort, at: string): boolean {
  const [enrolled] = facts;
  const { from, to } = silence(cohort);
  return enrolled?.type === 'CandidateEnrolled' && enrolled.data.school === silentSchool && at >= from && at < to;
}
