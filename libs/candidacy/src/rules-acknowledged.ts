import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';

/** The signed receipt of the rules: place, date and the commitment to attend. It is chased, and never stands in the way. */
export type AcknowledgeRules = {
  readonly type: 'AcknowledgeRules';
  readonly place: string;
  readonly signedOn: string;
  readonly commitment: boolean;
};
export type RulesCommand = AcknowledgeRules;

// Stored for ever.
export type RulesAcknowledged = DomainEvent<
  'RulesAcknowledged',
  {
    readonly place: string;
    readonly signedOn: string;
    /** The version of the scheme that was read and signed. */
    readonly scheme: string;
    readonly schemeVersion: number;
    readonly acknowledgedAt: Instant;
  }
>;
export type RulesEvent = RulesAcknowledged;

export interface RulesPart {
  readonly rulesAcknowledged: { readonly signedOn: string; readonly schemeVersion: number } | null;
}

export const rulesNotAcknowledged: RulesPart = { rulesAcknowledged: null };

export const rulesActs = { AcknowledgeRules: decideAcknowledgeRules };
export const rulesFacts = { RulesAcknowledged: withAcknowledged };

function decideAcknowledgeRules(
  { place, signedOn, commitment, at }: Asked<AcknowledgeRules>,
  path: EnrolledCandidacy,
): Decision<RulesAcknowledged, CandidacyRefusal> {
  const { scheme, schemeVersion } = path.enrolment;
  if (!commitment) return { refused: 'CommitmentMissing' };
  if (path.rulesAcknowledged?.schemeVersion === schemeVersion) {
    return { refused: 'RulesAlreadyAcknowledged', signedOn: path.rulesAcknowledged.signedOn };
  }
  return [{ type: 'RulesAcknowledged', data: { place, signedOn, scheme, schemeVersion, acknowledgedAt: at } }];
}

function withAcknowledged(path: EnrolledCandidacy, { data }: RulesAcknowledged): EnrolledCandidacy {
  const { signedOn, schemeVersion } = data;
  return { ...path, rulesAcknowledged: { signedOn, schemeVersion } };
}
