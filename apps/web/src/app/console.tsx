import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider, type RouterHistory } from '@tanstack/react-router';
import { useEffect, useMemo, type ReactElement } from 'react';
import { keys } from '../data/queries.js';
import { ServiceProvider } from '../data/service-context.js';
import type { Service } from '../data/service.js';
import { newRouter } from './router.js';
import { cssVariables, theme } from './theme.js';

interface ConsoleProps {
  readonly service: Service;
  readonly client: QueryClient;
  readonly history?: RouterHistory;
  readonly env?: 'default' | 'test';
}

export function Console({ service, client, history, env = 'default' }: ConsoleProps): ReactElement {
  const router = useMemo(() => newRouter({ service, client }, history), [service, client, history]);
  useEffect(() => leaveWhenSignedOut(client, () => void router.invalidate()), [client, router]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" env={env}>
      <QueryClientProvider client={client}>
        <ServiceProvider value={service}>
          <RouterProvider router={router} />
        </ServiceProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** A session that ends elsewhere ends here too: the router asks again who is there, and shows the door. */
function leaveWhenSignedOut(client: QueryClient, leave: () => void): () => void {
  return client.getQueryCache().subscribe(({ query, type }) => {
    if (type === 'updated' && query.queryKey[0] === keys.session[0] && query.state.data === null) leave();
  });
}
