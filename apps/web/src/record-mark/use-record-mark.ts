import type { CommandAnswer, Problem } from '@parchemin/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { Refused, Unanswered } from '../data/service.js';
import { useService } from '../data/service-context.js';
import { attemptFor, type Attempt, type Typed } from './attempt.js';

/** Sent again by itself this often with the same key, then the person decides. */
const mostRetries = 2;
const retryPauseMillis = 1_000;

/** Where the form stands: to be sent, on its way, recorded, refused, or without an answer. */
export type Sending =
  | { readonly state: 'editing' }
  | { readonly state: 'sending' }
  | { readonly state: 'recorded'; readonly attempt: Attempt; readonly late: boolean }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'unanswered' };

interface RecordMark {
  readonly sending: Sending;
  readonly send: (typed: Typed) => void;
  readonly backToEditing: () => void;
}

interface Outcome {
  readonly recorded: (answer: CommandAnswer) => Promise<void>;
  readonly refused: () => void;
}

export function useRecordMark(candidacy: string, outcome: Outcome): RecordMark {
  const service = useService();
  const attempt = useRef<Attempt | null>(null);
  const mutation = useMutation({
    mutationFn: ({ request, key }: Attempt) => service.recordMark(candidacy, request, key),
    retry: (failures, error) => error instanceof Unanswered && failures < mostRetries,
    retryDelay: (_, error) =>
      error instanceof Unanswered && error.retryAfterSeconds !== null
        ? error.retryAfterSeconds * 1_000
        : retryPauseMillis,
    onSuccess: async (answer) => {
      attempt.current = null;
      await outcome.recorded(answer);
    },
    onError: (error) => {
      if (error instanceof Refused) outcome.refused();
    },
  });
  return {
    sending: sendingOf(mutation),
    send: (typed) => {
      attempt.current = attemptFor(attempt.current, typed, () => crypto.randomUUID());
      if (attempt.current) mutation.mutate(attempt.current);
    },
    backToEditing: () => {
      if (!mutation.isPending) mutation.reset();
    },
  };
}

interface Sent {
  readonly status: 'idle' | 'pending' | 'success' | 'error';
  readonly error: Error | null;
  readonly data: CommandAnswer | undefined;
  readonly variables: Attempt | undefined;
}

function sendingOf({ status, error, data, variables }: Sent): Sending {
  if (status === 'idle') return { state: 'editing' };
  if (status === 'success' && variables) return { state: 'recorded', attempt: variables, late: isLate(data) };
  if (status === 'error' && error instanceof Refused) return { state: 'refused', problem: error.problem };
  return status === 'error' ? { state: 'unanswered' } : { state: 'sending' };
}

function isLate(answer: CommandAnswer | undefined): boolean {
  return answer?.recorded.some(({ data }) => data['late'] === true) ?? false;
}
