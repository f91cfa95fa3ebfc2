import { z } from 'zod';
import { Code, MarkText } from './candidacy.js';
import { deliberationRequests } from './deliberation-acts.js';

const reason = z.string().trim().min(1).max(2_000);
const comment = reason.nullable().default(null);
/** Codes of assessments, or a few words. */
const evidence = z.array(z.string().trim().min(1).max(200)).max(20).default([]);
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
  SendGridCopy: z.strictObject({ piece: Code, to: z.enum(['candidate', 'centre', 'tutor', 'certifier']) }),
  ConsolidateGrid: z.strictObject({ piece: Code, transversal: z.record(Code, z.int()) }),
};
export type ActName = keyof typeof actRequests;
