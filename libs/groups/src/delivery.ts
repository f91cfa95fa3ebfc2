import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { FormedGroup } from './group.js';
import type { GroupRefusal } from './refusals.js';

/** How each candidacy answered what the group sent it. A refusal stands here until somebody who has removed its cause asks again. */
export type RecordDelivery = {
  readonly type: 'RecordDelivery';
  readonly entry: number;
  readonly answers: readonly CandidacyAnswered[];
};
export type DeliverAgain = { readonly type: 'DeliverAgain'; readonly entry: number; readonly candidacy: string };
export type DeliveryCommand = RecordDelivery | DeliverAgain;

export type CandidacyAnswered = {
  readonly candidacy: string;
  /** Null once it has entered, else the name of the rule that refused it. */
  readonly refused: string | null;
};

// Stored for ever.
export type DeliveryRecorded = DomainEvent<
  'DeliveryRecorded',
  { readonly entry: number; readonly answers: readonly CandidacyAnswered[]; readonly recordedAt: Instant }
>;
export type DeliveryAskedAgain = DomainEvent<
  'DeliveryAskedAgain',
  { readonly entry: number; readonly candidacy: string; readonly askedBy: string; readonly askedAt: Instant }
>;
export type DeliveryEvent = DeliveryRecorded | DeliveryAskedAgain;

export interface Sent {
  readonly act: 'DepositFile' | 'RecordMark' | 'RecordAttendance';
  readonly piece: string;
  readonly sha256?: string;
}

export type DeliveryState = 'awaited' | 'entered' | { readonly refused: string };

export interface DeliveriesPart {
  /** By the revision of the fact that was sent. */
  readonly deliveries: Readonly<Record<number, Sent & { readonly to: Readonly<Record<string, DeliveryState>> }>>;
}

export const noDeliveries: DeliveriesPart = { deliveries: {} };

export const deliveryActs = { RecordDelivery: decideRecord, DeliverAgain: decideAgain };
export const deliveryFacts = { DeliveryRecorded: withAnswers, DeliveryAskedAgain: withAsked };

export function awaiting(
  group: FormedGroup,
  revision: number,
  sent: Sent,
  candidacies: readonly string[],
): FormedGroup {
  const to = Object.fromEntries(candidacies.map((candidacy) => [candidacy, 'awaited' as const]));
  return { ...group, deliveries: { ...group.deliveries, [revision]: { ...sent, to } } };
}

/** Delivered a second time, the same answers change nothing. */
function decideRecord(
  { entry, answers, at }: Asked<RecordDelivery>,
  { deliveries }: FormedGroup,
): Decision<DeliveryEvent, GroupRefusal> {
  const delivery = deliveries[entry];
  if (!delivery) return { refused: 'NothingDelivered', entry };
  const news = answers.filter(({ candidacy, refused }) => !isSame(delivery.to[candidacy], refused));
  return news.length > 0 ? [{ type: 'DeliveryRecorded', data: { entry, answers: news, recordedAt: at } }] : [];
}

function decideAgain(
  { entry, candidacy, by, at }: Asked<DeliverAgain>,
  { deliveries }: FormedGroup,
): Decision<DeliveryEvent, GroupRefusal> {
  const state = deliveries[entry]?.to[candidacy];
  if (typeof state !== 'object') return { refused: 'NothingDelivered', entry };
  return [{ type: 'DeliveryAskedAgain', data: { entry, candidacy, askedBy: by.id, askedAt: at } }];
}

function withAnswers(group: FormedGroup, { data: { entry, answers } }: DeliveryRecorded): FormedGroup {
  const states = answers.map(({ candidacy, refused }): [string, DeliveryState] => [
    candidacy,
    refused === null ? 'entered' : { refused },
  ]);
  return withStates(group, entry, Object.fromEntries(states));
}

function withAsked(group: FormedGroup, { data: { entry, candidacy } }: DeliveryAskedAgain): FormedGroup {
  return withStates(group, entry, { [candidacy]: 'awaited' });
}

function withStates(group: FormedGroup, entry: number, states: Readonly<Record<string, DeliveryState>>): FormedGroup {
  const delivery = group.deliveries[entry];
  if (!delivery) throw new Error(`nothing was sent at revision ${entry}`);
  return { ...group, deliveries: { ...group.deliveries, [entry]: { ...delivery, to: { ...delivery.to, ...states } } } };
}

function isSame(state: DeliveryState | undefined, refused: string | null): boolean {
  if (typeof state === 'object') return state.refused === refused;
  return state === 'entered' && refused === null;
}
