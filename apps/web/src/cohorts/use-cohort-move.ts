import type { CohortPreview, CohortView, MoveCohortRequest } from '@parchemin/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useService } from '../data/service-context.js';
import type { FieldError } from '../frame/error-summary.js';
import { messages } from './messages.fr.js';

export const reasonField = 'reason';

export function dateField(date: string): string {
  return `date-${date}`;
}

/** Looked at first, then asked: what is confirmed is what was seen, and any change in the form asks for another look. */
export function useCohortMove({ cohort, dates }: CohortView, moved: () => void) {
  const service = useService();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [pages, setPages] = useState<readonly CohortPreview[]>([]);
  const attempt = useRef({ key: '', said: '' });
  const changes = changesOf(dates, typed);
  const look = useMutation({
    mutationFn: (after: string | null) => service.previewCohort(cohort, changes, after),
    onSuccess: (page, after) => setPages(after === null ? [page] : [...pages, page]),
  });
  const move = useMutation({
    mutationFn: (request: MoveCohortRequest) => service.moveCohort(cohort, request, keyFor(attempt.current, request)),
    onSuccess: moved,
  });
  const change = (apply: () => void): void => {
    apply();
    setPages([]);
    setErrors([]);
    look.reset();
    move.reset();
  };
  return {
    ...{ typed, reason, errors, look, move, preview: pages.length > 0 ? joined(pages) : null },
    setDate: (date: string, day: string) => change(() => setTyped({ ...typed, [date]: day })),
    setReason: (text: string) => change(() => setReason(text)),
    foresee: () => {
      const [first] = dates;
      const nothing = Object.keys(changes).length === 0;
      setErrors(nothing && first ? [{ field: dateField(first.date), message: messages.nothingMoved }] : []);
      if (!nothing) look.mutate(null);
    },
    more: (after: string) => look.mutate(after),
    confirm: () => {
      const missing = reason.trim() === '';
      setErrors(missing ? [{ field: reasonField, message: messages.reasonMissing }] : []);
      if (!missing) move.mutate({ dates: changes, reason: reason.trim() });
    },
  };
}

function changesOf(dates: CohortView['dates'], typed: Readonly<Record<string, string>>): Record<string, string> {
  const changed = dates.filter(
    ({ date, day }) => typed[date] !== undefined && typed[date] !== '' && typed[date] !== day,
  );
  return Object.fromEntries(changed.map(({ date }) => [date, typed[date]!]));
}

/** The same move sent again keeps its key, so that it has one effect. */
function keyFor(attempt: { key: string; said: string }, request: MoveCohortRequest): string {
  const said = JSON.stringify(request);
  if (attempt.said !== said) Object.assign(attempt, { said, key: crypto.randomUUID() });
  return attempt.key;
}

function joined(pages: readonly CohortPreview[]): CohortPreview {
  return { ...pages.at(-1)!, candidacies: pages.flatMap(({ candidacies }) => candidacies) };
}
