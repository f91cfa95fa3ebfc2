import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { keys } from './queries.js';
import { SignedOut, Unanswered } from './service.js';

/** Reads are asked again a few times on their own; after that the banner says so and the reader decides. */
const mostReadRetries = 2;

export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: forgetSession }),
    mutationCache: new MutationCache({ onError: forgetSession }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        retry: (failures, error) => error instanceof Unanswered && failures < mostReadRetries,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;

  function forgetSession(error: Error): void {
    if (error instanceof SignedOut) client.setQueryData(keys.session, null);
  }
}
