import { instantFromMillis } from '@parchemin/kernel';
import { z } from 'zod';
import { Code, EnrolCandidateRequest, MarkText } from './candidacy.js';

const reason = z.string().trim().min(1).max(2_000);
const code = z.string().trim().min(1).max(80);
const person = z.string().trim().min(1).max(100);
const piece = z.strictObject({ piece: Code });
const instant = z.iso.datetime({ offset: true }).transform((text) => instantFromMillis(Date.parse(text)));
const work = z.strictObject({ work: Code });

/** From the gate to the end. What the write path finds by itself (what is missing, what is presented, the replay) is not asked. */
export const deliberationRequests = {
  EstablishAdmissibility: z.strictObject({}),
  GrantDerogation: z.strictObject({ code, reason }),
  ConfirmNonAdmissibility: z.strictObject({ missing: z.array(code).max(200) }),
  HoldOral: z.strictObject({
    piece: Code,
    jurors: z.array(person).min(1).max(12),
    observers: z.array(person).max(12).default([]),
  }),
  ConfirmLevels: z.strictObject({
    piece: Code,
    changes: z.array(z.strictObject({ competency: Code, level: z.int(), reason })).max(200),
  }),
  MarkRubric: z.strictObject({ piece: Code, items: z.record(Code, MarkText) }),
  SignRubric: piece,
  ReportAnomaly: z.strictObject({ work: Code, reason }),
  WithholdCredits: work,
  HearParty: z.strictObject({ work: Code, party: z.enum(['candidate', 'school']), statement: reason }),
  SettleAnomaly: z.strictObject({ work: Code, outcome: z.enum(['restored', 'lost']), reason }),
  PronounceDecision: z.strictObject({
    decision: z.enum([
      'admitted',
      'admitted_with_reserve',
      'not_admissible',
      'partial',
      'refused',
      'block_awarded',
      'block_refused',
    ]),
    blocks: z.array(Code).max(50),
    reason: reason.nullable().default(null),
  }),
  AnnulDecision: z.strictObject({ reason }),
  PresentAgain: z.strictObject({ cohort: Code, calendar: EnrolCandidateRequest.shape.calendar }),
  LodgeAppeal: z.strictObject({
    grounds: reason,
    receivedAt: instant.nullable().default(null),
  }),
  AcknowledgeAppeal: z.strictObject({}),
  InstructAppeal: z.strictObject({ findings: reason }),
  AnswerAppeal: z.strictObject({ outcome: z.enum(['upheld', 'rejected']), answer: reason }),
  MoveToSchemeVersion: z.strictObject({ version: z.int().positive(), reason }),
};
