import { holdActs, holdFacts, noHolds, type HoldCommand, type HoldEvent, type HoldsPart } from './hold.js';
import { interruptionActs, interruptionFacts } from './interruption.js';
import type { InterruptionCommand, InterruptionEvent } from './interruption.js';
import { leavingActs, leavingFacts, notLeaving } from './leaving.js';
import type { LeavingCommand, LeavingEvent, LeavingPart } from './leaving.js';
import { newDatesActs, newDatesFacts, type NewDatesCommand, type NewDatesEvent } from './new-dates.js';
import { noOverrides, overrideActs, overrideFacts } from './override.js';
import type { OverrideCommand, OverrideEvent, OverridesPart } from './override.js';
import { transferActs, transferFacts, type TransferCommand, type TransferEvent } from './transfer.js';

/** How the candidacy itself stands: held, interrupted, moved, left, repaired. */
export type StandingCommand =
  HoldCommand | InterruptionCommand | TransferCommand | LeavingCommand | NewDatesCommand | OverrideCommand;

export type StandingEvent =
  HoldEvent | InterruptionEvent | TransferEvent | LeavingEvent | NewDatesEvent | OverrideEvent;

export interface StandingPart extends HoldsPart, LeavingPart, OverridesPart {}

export const usualStanding: StandingPart = { ...noHolds, ...notLeaving, ...noOverrides };

export const standingActs = {
  ...holdActs,
  ...interruptionActs,
  ...transferActs,
  ...leavingActs,
  ...newDatesActs,
  ...overrideActs,
};

export const standingFacts = {
  ...holdFacts,
  ...interruptionFacts,
  ...transferFacts,
  ...leavingFacts,
  ...newDatesFacts,
  ...overrideFacts,
};
