import type { CommandAnswer, Problem } from '@parchemin/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { Refused, Unanswered } from '../data/service.js';

/** Sent again by itself this often with the same key, then the person decides. */
const mostRetries = 2;
const retryPauseMillis = 1_000;

export type Asking =
  | { readonly state: 'editing' }
  | { readonly state: 'sending' }
  | { readonly state: 'recorded' }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'unanswered' };

interface Act {
  readonly asking: Asking;
  /** The same content again keeps its key, so that it has one effect; another content gets another. */
  readonly send: (content: string) => void;
  readonly backToEditing: () => void;
}

export function useAct(
  ask: (content: string, key: string) => Promise<CommandAnswer>,
  recorded: (answer: CommandAnswer) => Promise<void> | void,
): Act {
  const attempt = useRef<{ readonly content: string; readonly key: string } | null>(null);
  const mutation = useMutation({
    mutationFn: ({ content, key }: { content: string; key: string }) => ask(content, key),
    retry: (failures, error) => error instanceof Unanswered && failures < mostRetries,
    retryDelay: retryPauseMillis,
    onSuccess: async (answer) => {
      attempt.current = null;
      await recorded(answer);
    },
  });
  return {
    asking: askingOf(mutation),
    send: (content) => {
      const same = attempt.current?.content === content ? attempt.current : null;
      attempt.current = same ?? { content, key: crypto.randomUUID() };
      mutation.mutate(attempt.current);
    },
    backToEditing: () => {
      if (!mutation.isPending) mutation.reset();
    },
  };
}

interface Sent {
  readonly status: 'idle' | 'pending' | 'success' | 'error';
  readonly error: Error | null;
}

function askingOf({ status, error }: Sent): Asking {
  if (status === 'idle') return { state: 'editing' };
  if (status === 'pending') return { state: 'sending' };
  if (status === 'success') return { state: 'recorded' };
  return error instanceof Refused ? { state: 'refused', problem: error.problem } : { state: 'unanswered' };
}
