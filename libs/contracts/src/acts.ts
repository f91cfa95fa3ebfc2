import type { Instant } from '@parchemin/kernel';
import { z } from 'zod';
import { CalendarOfCohort, Code, MarkText } from './candidacy.js';
import { deliberationRequests } from './deliberation-acts.js';

const reason = z.string().trim().min(1).max(2_000);
const comment = reason.nullable().default(null);
/** Codes of assessments, or a few words. */
const evidence = z.array(z.string().trim().min(1).max(200)).max(20).default([]);
const measure = z.strictObject({
  kind: z.enum(['supports', 'equipment', 'helper', 'format', 'time']),
  measure: z.string().trim().min(1).max(500),
});
/** Stored with its milliseconds, so that two spellings are one instant. */
const instant = z.iso.datetime().transform((text) => new Date(text).toISOString() as Instant);
const repair = z.discriminatedUnion('repair', [
  z.strictObject({ repair: z.literal('close-incomplete'), stage: Code }),
  z.strictObject({ repair: z.literal('reopen'), stage: Code }),
  z.strictObject({ repair: z.literal('clear-deadline'), deadline: Code }),
]);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const holder = z.enum(['candidate', 'centre', 'tutor', 'certifier']);
const piece = z.strictObject({ piece: Code });
const piecewise = z.strictObject({ piece: Code, reason });

/** What people may ask of a candidacy, by the name of the act: one route takes them all, and who may ask is the decider's own table. */
export const actRequests = {
  AcknowledgeRules: z.strictObject({
    place: z.string().trim().min(1).max(100),
    signedOn: z.iso.date(),
    commitment: z.boolean(),
  }),
  ApprovePiece: piece,
  RecordMark: z.strictObject({ piece: Code, mark: MarkText }),
  RecordAbsence: z.strictObject({ piece: Code, justified: z.boolean(), reason: comment }),
  JustifyAbsence: piecewise,
  ExcusePiece: piecewise,
  RecordAttendance: z.strictObject({ piece: Code, comment }),
  EnterAverage: z.strictObject({ piece: Code, average: MarkText, source: z.string().trim().min(1).max(200) }),
  CorrectMark: z.strictObject({ piece: Code, mark: MarkText, reason }),
  ConfirmCorrection: piece,
  DeclineCorrection: piecewise,
  RecordCopyCheck: z.strictObject({ piece: Code, tool: z.string().trim().min(1).max(100), finding: reason }),
  JudgeCopyCheck: z.strictObject({ piece: Code, judgement: z.enum(['nothing-to-object', 'reported-to-jury']), reason }),
  ...deliberationRequests,
  ApproveWorkPlan: z.strictObject({ piece: Code, approval: Code }),
  EvaluateWork: z.strictObject({ piece: Code, level: z.int(), signedOn: z.iso.date() }),
  SignWork: piece,
  ValidateWork: piece,
  SendBackWork: piecewise,
  StateSelfLevel: z.strictObject({ piece: Code, competency: Code, level: z.int(), evidence, experience: comment }),
  SetLevel: z.strictObject({ piece: Code, competency: Code, level: z.int(), evidence }),
  ValidateGrid: piece,
  SendGridCopy: z.strictObject({ piece: Code, to: holder }),
  ConsolidateGrid: z.strictObject({ piece: Code, transversal: z.record(Code, z.int()) }),
  RecordCriterion: z.strictObject({ piece: Code, criterion: Code, value: z.string().trim().max(20), reason: comment }),
  RecordCompetency: z.strictObject({ piece: Code, competency: Code, mastered: z.boolean() }),
  AnnexEvidence: z.strictObject({ piece: Code, evidence: z.string().trim().min(1).max(200) }),
  SignAssessment: z.strictObject({ piece: Code, quality: z.string().trim().min(1).max(100) }),
  ReopenAssessment: piecewise,
  AskAccommodation: z.strictObject({
    accommodation: Code,
    pieces: z.array(Code).max(100),
    cause: Code.nullable().default(null),
  }),
  ProposeAccommodation: z.strictObject({ accommodation: Code, measures: z.array(measure).min(1).max(20) }),
  GrantAccommodation: z.strictObject({ accommodation: Code }),
  RefuseAccommodation: z.strictObject({ accommodation: Code, reason }),
  AdviseExemption: z.strictObject({ criterion: Code, capacityKept: z.boolean(), outsidePractice: z.boolean(), reason }),
  GrantExemption: z.strictObject({ criterion: Code, reason }),
  RefuseExemption: z.strictObject({ criterion: Code, reason }),
  RecordEquivalence: z.strictObject({
    block: Code,
    basis: z.enum(['acquired-elsewhere', 'equivalence']),
    reference: z.string().trim().min(1).max(200),
    decidedOn: z.iso.date(),
  }),
  PlaceHold: z.strictObject({
    hold: Code,
    from: instant,
    to: instant.nullable(),
    basis: z.string().trim().min(1).max(500),
  }),
  LiftHold: z.strictObject({ hold: Code, to: instant }),
  InterruptPath: z.strictObject({ reason }),
  ResumePath: z.strictObject({}),
  TransferCandidate: z.strictObject({ school: Code, reason }),
  WithdrawCandidate: z.strictObject({ reason: comment }),
  OpenExclusion: z.strictObject({ grounds: reason }),
  RecordHearing: z.strictObject({ side: z.enum(['candidate', 'school']), summary: reason }),
  ExcludeCandidate: z.strictObject({ reason }),
  DropExclusion: z.strictObject({ reason }),
  ReinstateCandidate: z.strictObject({ reason }),
  ExtendDeadline: z.strictObject({ deadline: Code, days: z.int().min(1).max(365), reason }),
  MoveCalendar: z.strictObject({ calendar: CalendarOfCohort, reason }),
  ProposeOverride: z.strictObject({ override: Code, repair, reason }),
  ConfirmOverride: z.strictObject({ override: Code }),
  RetryPath: z.strictObject({}),
  SettleFile: z.strictObject({ piece: Code, sha256: digest, outcome: z.enum(['accepted', 'rejected']), reason }),
  TransmitCopy: z.strictObject({ piece: Code, to: holder }),
  AcknowledgeCopy: z.strictObject({ piece: Code, to: holder }),
};
export type ActName = keyof typeof actRequests;
