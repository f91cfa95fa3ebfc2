import { z } from 'zod';
import { CandidacyId, Code, FileView } from './candidacy.js';

/** Files whose name follows no rule, over all candidacies that the reader sees, the longest waiting first. */
export const QueuedFile = FileView.omit({ status: true }).extend({
  candidacy: CandidacyId,
  reference: z.string(),
  scheme: Code,
  school: Code,
  cohort: Code,
  piece: Code,
  title: z.string(),
});
export type QueuedFile = z.infer<typeof QueuedFile>;

export const QueuedFiles = z
  .strictObject({ files: z.array(QueuedFile), next: z.string().nullable(), position: z.string() })
  .meta({ id: 'QueuedFiles' });
export type QueuedFiles = z.infer<typeof QueuedFiles>;
