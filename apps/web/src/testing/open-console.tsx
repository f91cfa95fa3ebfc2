import { createMemoryHistory } from '@tanstack/react-router';
import { act, configure, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { Console } from '../app/console.js';
import { newQueryClient } from '../data/query-client.js';
import type { Service } from '../data/service.js';
import { completeBrowser } from './browser.js';

/** A screen is fetched when first asked for, and a cold cache compiles it on the way: a bound, not an expectation. */
const patienceMillis = 20_000;

/** The whole console at one address, over a service of the spec's own. */
export async function openConsole(service: Service, path: string): Promise<UserEvent> {
  configure({ asyncUtilTimeout: patienceMillis });
  completeBrowser();
  const client = newQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const history = createMemoryHistory({ initialEntries: [path] });
  await act(async () => {
    render(<Console service={service} client={client} history={history} env="test" />);
    await Promise.resolve();
  });
  return userEvent.setup();
}
