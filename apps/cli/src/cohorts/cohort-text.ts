import type { CohortPreview, CohortView } from '@parchemin/contracts';
import { table } from '../table.js';
import type { CohortWords } from './words.js';

export function viewText(view: CohortView, words: CohortWords): string {
  const { cohort, scheme, calendar, dates, version, progress, refused, story } = view;
  return [
    `${cohort}  ${scheme}  ${calendar.id}@${calendar.version}  ${calendar.zone}  ${words.version(version)}`,
    words.progress(progress),
    ...section(
      words.sections.dates,
      dates.map(({ date, label, day }) => `${date}  ${day ?? '—'}  ${label}`),
    ),
    ...section(
      words.sections.refused,
      refused.map(({ candidacy, refused: rule, why }) => `${candidacy}  ${why} (${rule})`),
    ),
    ...section(
      words.sections.story,
      story.map(({ at, sentence }) => `${at}  ${sentence}`),
    ),
  ].join('\n');
}

export function previewText(preview: CohortPreview, words: CohortWords): string {
  const { dates, members, affected, complete, bySchool, byStage, deadlines, candidacies, next } = preview;
  const counts = (of: CohortPreview['bySchool']): readonly string[] => of.map(({ key, count }) => `${key}  ${count}`);
  return [
    words.foreseen(affected, members),
    ...(complete ? [] : [words.partly]),
    ...section(
      words.sections.dates,
      dates.map(({ date, from, to }) => `${date}  ${from ?? '—'} → ${to}`),
    ),
    ...section(words.sections.schools, counts(bySchool)),
    ...section(words.sections.stages, counts(byStage)),
    ...section(
      words.sections.deadlines,
      deadlines.flatMap((deadline) => deadlineLines(deadline, words)),
    ),
    ...(candidacies.length === 0 ? [] : ['', table([words.candidacyHeaders, ...candidacies.flatMap(rowsOf)])]),
    ...(next === null ? [] : [words.next(next)]),
  ].join('\n');
}

function deadlineLines(
  { deadline, from, to, count, past }: CohortPreview['deadlines'][number],
  words: CohortWords,
): readonly string[] {
  const steps = past.map(
    ({ step, plannedAt, skipped }) => `    ${skipped ? words.skipped : words.atOnce}: ${step}  ${plannedAt}`,
  );
  return [`${deadline}  ${from} → ${to ?? words.dropped}  × ${count}`, ...steps];
}

function rowsOf({ candidacy, reference, school, moves }: CohortPreview['candidacies'][number]): readonly string[][] {
  return moves.map(({ deadline, from, to }) => [candidacy, reference, school, deadline, from, to ?? '—']);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  • ${line}`)];
}
