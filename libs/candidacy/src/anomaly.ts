import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';
import { expecting } from './rules.js';

/** The jury reports, the certifier withholds credits, both sides are heard, and only then may credits be lost. */
export type ReportAnomaly = { readonly type: 'ReportAnomaly'; readonly work: string; readonly reason: string };
export type WithholdCredits = { readonly type: 'WithholdCredits'; readonly work: string };
export type HearParty = {
  readonly type: 'HearParty';
  readonly work: string;
  readonly party: Party;
  readonly statement: string;
};
export type SettleAnomaly = {
  readonly type: 'SettleAnomaly';
  readonly work: string;
  readonly outcome: 'restored' | 'lost';
  readonly reason: string;
};
export type AnomalyCommand = ReportAnomaly | WithholdCredits | HearParty | SettleAnomaly;

/** The candidate, and those who evaluated the work: the school with its tutor or trainer. */
export const parties = ['candidate', 'school'] as const;
export type Party = (typeof parties)[number];

// Stored for ever.
export type AnomalyReported = DomainEvent<
  'AnomalyReported',
  { readonly work: string; readonly reason: string; readonly reportedBy: string; readonly reportedAt: Instant }
>;
export type CreditsWithheld = DomainEvent<
  'CreditsWithheld',
  { readonly work: string; readonly withheldBy: string; readonly withheldAt: Instant }
>;
export type PartyHeard = DomainEvent<
  'PartyHeard',
  {
    readonly work: string;
    readonly party: Party;
    readonly statement: string;
    readonly recordedBy: string;
    readonly heardAt: Instant;
  }
>;
export type AnomalySettled = DomainEvent<
  'AnomalySettled',
  {
    readonly work: string;
    readonly outcome: 'restored' | 'lost';
    readonly reason: string;
    readonly settledBy: string;
    readonly settledAt: Instant;
  }
>;
export type AnomalyEvent = AnomalyReported | CreditsWithheld | PartyHeard | AnomalySettled;

export interface Anomaly {
  readonly status: 'reported' | 'withheld' | 'restored' | 'lost';
  readonly heard: readonly Party[];
}

export interface AnomaliesPart {
  readonly anomalies: Readonly<Record<string, Anomaly>>;
}

export const noAnomalies: AnomaliesPart = { anomalies: {} };

export const anomalyActs = {
  ReportAnomaly: decideReport,
  WithholdCredits: decideWithhold,
  HearParty: decideHear,
  SettleAnomaly: decideSettle,
};
export const anomalyFacts = {
  AnomalyReported: withReported,
  CreditsWithheld: withWithheld,
  PartyHeard: withHeard,
  AnomalySettled: withSettled,
};

export function isSettledAnomaly({ status }: Anomaly): boolean {
  return status === 'restored' || status === 'lost';
}

function decideReport(
  { work, reason, by, at }: Asked<ReportAnomaly>,
  path: EnrolledCandidacy,
): Decision<AnomalyReported, CandidacyRefusal> {
  const expected = expecting(path, 'work', work);
  if ('refused' in expected) return expected;
  const standing = path.anomalies[work];
  if (standing && standing.status !== 'restored') return { refused: 'AnomalyAlreadyReported', work };
  return [{ type: 'AnomalyReported', data: { work, reason, reportedBy: by.id, reportedAt: at } }];
}

function decideWithhold(
  { work, by, at }: Asked<WithholdCredits>,
  path: EnrolledCandidacy,
): Decision<CreditsWithheld, CandidacyRefusal> {
  const anomaly = pending(path, work);
  if ('refused' in anomaly) return anomaly;
  if (anomaly.status === 'withheld') return { refused: 'CreditsAlreadyWithheld', work };
  return [{ type: 'CreditsWithheld', data: { work, withheldBy: by.id, withheldAt: at } }];
}

function decideHear(
  { work, party, statement, by, at }: Asked<HearParty>,
  path: EnrolledCandidacy,
): Decision<PartyHeard, CandidacyRefusal> {
  const anomaly = pending(path, work);
  if ('refused' in anomaly) return anomaly;
  return [{ type: 'PartyHeard', data: { work, party, statement, recordedBy: by.id, heardAt: at } }];
}

function decideSettle(
  { work, outcome, reason, by, at }: Asked<SettleAnomaly>,
  path: EnrolledCandidacy,
): Decision<AnomalySettled, CandidacyRefusal> {
  const anomaly = pending(path, work);
  if ('refused' in anomaly) return anomaly;
  const unheard = parties.filter((party) => !anomaly.heard.includes(party));
  if (outcome === 'lost' && unheard.length > 0) return { refused: 'BothSidesNotHeard', unheard };
  return [{ type: 'AnomalySettled', data: { work, outcome, reason, settledBy: by.id, settledAt: at } }];
}

function pending(path: EnrolledCandidacy, work: string): Anomaly | CandidacyRefusal {
  const anomaly = path.anomalies[work];
  return anomaly && !isSettledAnomaly(anomaly) ? anomaly : { refused: 'NoAnomalyPending', work };
}

function withReported(path: EnrolledCandidacy, { data: { work } }: AnomalyReported): EnrolledCandidacy {
  return withAnomaly(path, work, { status: 'reported', heard: [] });
}

function withWithheld(path: EnrolledCandidacy, { data: { work } }: CreditsWithheld): EnrolledCandidacy {
  return withAnomaly(path, work, { ...getAnomaly(path, work), status: 'withheld' });
}

function withHeard(path: EnrolledCandidacy, { data: { work, party } }: PartyHeard): EnrolledCandidacy {
  const anomaly = getAnomaly(path, work);
  return withAnomaly(path, work, { ...anomaly, heard: [...new Set([...anomaly.heard, party])] });
}

function withSettled(path: EnrolledCandidacy, { data: { work, outcome } }: AnomalySettled): EnrolledCandidacy {
  return withAnomaly(path, work, { ...getAnomaly(path, work), status: outcome });
}

function withAnomaly(path: EnrolledCandidacy, work: string, anomaly: Anomaly): EnrolledCandidacy {
  return { ...path, anomalies: { ...path.anomalies, [work]: anomaly } };
}

function getAnomaly(path: EnrolledCandidacy, work: string): Anomaly {
  const anomaly = path.anomalies[work];
  if (!anomaly) throw new Error(`no anomaly was reported on ${work} before this event`);
  return anomaly;
}
