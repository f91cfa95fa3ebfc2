import { isDecimalFault, parseDecimal, type Decimal } from '@parchemin/kernel';
import { z } from 'zod';

/** A mark as a person types it. «12,5» and «12.5» are one mark; what could be read two ways is asked again. */
export const MarkText = z
  .string()
  .max(20)
  .transform((text, context): Decimal => {
    const parsed = parseDecimal(text);
    if (!isDecimalFault(parsed)) return parsed;
    const code = parsed.fault === 'ambiguous' ? 'MarkAmbiguous' : 'MarkNotANumber';
    context.addIssue({ code: 'custom', message: code, params: { code } });
    return z.NEVER;
  });

export const CandidacyId = z.uuid();
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const instant = z.iso.datetime();

export const RecordMarkRequest = z.strictObject({ piece: Code, mark: MarkText }).meta({ id: 'RecordMarkRequest' });
export type RecordMarkRequest = z.input<typeof RecordMarkRequest>;

export const CalendarOfCohort = z.strictObject({
  id: Code,
  version: z.int().positive(),
  zone: z.string().max(64),
  dates: z.record(Code, z.iso.date()),
  region: Code.optional(),
});

export const EnrolCandidateRequest = z
  .strictObject({
    candidacy: CandidacyId,
    reference: z.string().min(1).max(40),
    scheme: Code,
    schemeVersion: z.int().positive(),
    school: Code,
    cohort: Code,
    /** That of the cohort when it is left out, which is then to be planned; said all the same, it agrees with it. */
    calendar: CalendarOfCohort.optional(),
    /** The optional block chosen, and the blocks sought where it is not the whole title. */
    choice: z.strictObject({ optional: z.array(Code).max(20), sought: z.array(Code).max(20) }).optional(),
  })
  .meta({ id: 'EnrolCandidateRequest' });
export type EnrolCandidateRequest = z.infer<typeof EnrolCandidateRequest>;

const recorded = z.array(z.strictObject({ event: z.string(), data: z.record(z.string(), z.unknown()) }));

/** What a command wrote and where, whatever it was asked of. */
export const answerFields = { revision: z.int(), position: z.string(), recorded };

/** What an act would record if it were asked now, and the revision that it would bring; nothing is written. */
export const PreviewAnswer = z
  .strictObject({ candidacy: CandidacyId, revision: z.int(), recorded })
  .meta({ id: 'PreviewAnswer' });
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

/** Every accepted command answers with what it wrote and where, so that a reader can wait for it. */
export const CommandAnswer = z
  .strictObject({
    candidacy: CandidacyId,
    ...answerFields,
  })
  .meta({ id: 'CommandAnswer' });
export type CommandAnswer = z.infer<typeof CommandAnswer>;

/** A deposited file. Its name may say whose it is: it is told to those who may read the record, and kept in no fact. */
export const FileView = z.strictObject({
  status: z.enum(['accepted', 'queued', 'rejected']),
  /** Null where it is not known any more. */
  name: z.string().nullable(),
  sha256: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  late: z.boolean(),
  depositedAt: instant,
});
export type FileView = z.infer<typeof FileView>;

export const PieceView = z.strictObject({
  piece: Code,
  title: z.string(),
  kind: z.string(),
  /** Nothing more is awaited of it. */
  settled: z.boolean(),
  /** How many of the hands that it passes it has passed, and the figure or word that it is known by. */
  progress: z.strictObject({ done: z.int(), of: z.int(), value: z.string().nullable() }),
  outOf: z.string().nullable(),
  mark: z
    .strictObject({ value: z.string(), late: z.boolean(), recordedBy: z.string(), recordedAt: instant })
    .nullable(),
  file: FileView.nullable(),
  /** What the reader may ask of this piece now, and what a field may name where only some values can. */
  acts: z.array(z.strictObject({ act: z.string(), choices: z.record(z.string(), z.array(z.string())) })),
});

export const StageView = z.strictObject({
  stage: Code,
  title: z.string(),
  status: z.enum(['open', 'closed']),
  openedAt: instant,
  closedAt: instant.nullable(),
  pieces: z.array(PieceView),
});

export const LadderStepView = z.strictObject({
  step: z.string(),
  kind: z.enum(['reminder', 'escalation', 'substitution', 'task']),
  to: z.string(),
  plannedAt: instant,
  settled: z.strictObject({ as: z.enum(['taken', 'skipped']), at: instant }).nullable(),
});

export const DeadlineView = z.strictObject({
  deadline: Code,
  stage: Code,
  due: instant,
  zone: z.string(),
  rule: z.string(),
  status: z.enum(['armed', 'cleared']),
  ladder: z.array(LadderStepView),
});

/** One line of the candidate's story: the fact's own name and data, in stream order. */
export const StoryLine = z.strictObject({
  revision: z.int(),
  event: z.string(),
  at: instant,
  by: z.strictObject({ id: z.string(), role: z.string() }),
  data: z.record(z.string(), z.unknown()),
});

export const CandidateRecordView = z
  .strictObject({
    candidacy: CandidacyId,
    reference: z.string(),
    scheme: z.strictObject({ id: Code, version: z.int(), title: z.string() }),
    school: Code,
    cohort: Code,
    status: z.enum(['active', 'interrupted', 'withdrawn', 'excluded', 'decided']),
    stages: z.array(StageView),
    /** What the scheme has in store for this choice of blocks and is not open yet, in its order. */
    upcoming: z.array(z.strictObject({ stage: Code, title: z.string() })),
    deadlines: z.array(DeadlineView),
    story: z.array(StoryLine),
    blocked: z
      .strictObject({ step: z.string(), because: z.string(), owner: z.string(), blockedAt: instant })
      .nullable(),
    /** Repairs that wait for a second person. */
    overrides: z.array(
      z.strictObject({
        override: Code,
        repair: z.record(z.string(), z.string()),
        reason: z.string(),
        proposedBy: z.string(),
        proposedAt: instant,
      }),
    ),
    /** What the rules say of the facts, and what the jury pronounced; the explanation has an address of its own. */
    proposal: z
      .strictObject({ decision: z.string(), blocks: z.array(z.string()), reasons: z.array(z.string()), at: z.int() })
      .nullable(),
    decision: z
      .strictObject({
        decision: z.string(),
        blocks: z.array(z.string()),
        departs: z.boolean(),
        reason: z.string().nullable(),
        pronouncedAt: instant,
      })
      .nullable(),
    /** What the reader may ask now, from the same table as the decider's. */
    acts: z.array(z.string()),
    revision: z.int(),
    position: z.string(),
  })
  .meta({ id: 'CandidateRecordView' });
export type CandidateRecordView = z.infer<typeof CandidateRecordView>;

export const CandidacyLine = z.strictObject({
  candidacy: CandidacyId,
  reference: z.string(),
  scheme: Code,
  school: Code,
  cohort: Code,
  recorded: z.int(),
  expected: z.int(),
  nextDueAt: instant.nullable(),
  blocked: z.boolean(),
});
export const CandidacyList = z
  .strictObject({ candidacies: z.array(CandidacyLine), next: z.string().nullable(), position: z.string() })
  .meta({ id: 'CandidacyList' });
export type CandidacyList = z.infer<typeof CandidacyList>;
