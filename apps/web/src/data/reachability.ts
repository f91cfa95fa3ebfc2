import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Unanswered } from './service.js';

/** The service is out of reach while the latest read of any answer on screen got none. */
export function useReachable(): boolean {
  const client = useQueryClient();
  const cache = client.getQueryCache();
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => !cache.getAll().some((query) => query.isActive() && isLost(query.state)),
  );
}

function isLost(state: { readonly error: unknown; readonly fetchFailureReason: unknown }): boolean {
  return state.error instanceof Unanswered || state.fetchFailureReason instanceof Unanswered;
}
