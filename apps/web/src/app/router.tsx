import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { sessionQuery } from '../data/queries.js';
import type { Service } from '../data/service.js';
import { FailedScreen, NotFoundScreen } from './error-screens.js';
import { PendingScreen } from './pending-screen.js';
import { Shell } from './shell.js';

interface Context {
  readonly service: Service;
  readonly client: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundOutside });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/connexion',
  validateSearch: (search): { readonly retour?: string | undefined } => ownPath(search['retour']),
  component: lazyRouteComponent(() => import('../sign-in/page.js'), 'SignInPage'),
});

/** Everything below is for somebody signed in; anybody else is asked to sign in, then brought back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const who = await context.client.ensureQueryData(sessionQuery(context.service));
    if (!who) throw redirect({ to: '/connexion', search: ownPath(location.href) });
    return { who };
  },
  component: SignedInShell,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/candidatures', replace: true });
  },
});

const candidacies = createRoute({
  getParentRoute: () => signedIn,
  path: '/candidatures',
  component: lazyRouteComponent(() => import('../candidacies/page.js'), 'CandidaciesPage'),
});

const candidateRecord = createRoute({
  getParentRoute: () => signedIn,
  path: '/candidatures/$candidacy',
  component: lazyRouteComponent(() => import('../candidate-record/page.js'), 'CandidateRecordPage'),
});

const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../notifications/page.js'), 'NotificationsPage'),
});

const forecast = createRoute({
  getParentRoute: () => signedIn,
  path: '/previsions',
  validateSearch: ({ jours }): { readonly jours?: 30 | undefined } => ({
    jours: jours === 30 ? jours : undefined,
  }),
  component: lazyRouteComponent(() => import('../forecast/page.js'), 'ForecastPage'),
});

const queuedFiles = createRoute({
  getParentRoute: () => signedIn,
  path: '/fichiers',
  component: lazyRouteComponent(() => import('../files/page.js'), 'QueuedFilesPage'),
});

const cohorts = createRoute({
  getParentRoute: () => signedIn,
  path: '/promotions',
  component: lazyRouteComponent(() => import('../cohorts/list-page.js'), 'CohortsPage'),
});

const cohort = createRoute({
  getParentRoute: () => signedIn,
  path: '/promotions/$cohort',
  component: lazyRouteComponent(() => import('../cohorts/page.js'), 'CohortPage'),
});

const outgoingMails = createRoute({
  getParentRoute: () => signedIn,
  path: '/envois',
  component: lazyRouteComponent(() => import('../outgoing-mails/page.js'), 'OutgoingMailsPage'),
});

const routes = root.addChildren([
  signIn,
  signedIn.addChildren([
    home,
    candidacies,
    candidateRecord,
    notifications,
    forecast,
    queuedFiles,
    cohorts,
    cohort,
    outgoingMails,
  ]),
]);

export function newRouter(context: Context, history?: RouterHistory) {
  return createRouter({
    routeTree: routes,
    context,
    ...(history ? { history } : {}),
    defaultErrorComponent: FailedScreen,
    defaultNotFoundComponent: NotFoundScreen,
    defaultPendingComponent: PendingScreen,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}

function SignedInShell(): ReactElement {
  const { who } = signedIn.useRouteContext();
  return <Shell who={who} />;
}

function NotFoundOutside(): ReactElement {
  return (
    <main style={{ maxWidth: '40rem', margin: '4rem auto', padding: '0 1rem' }}>
      <NotFoundScreen />
    </main>
  );
}

/**
 * Only a path of our own may be returned to: an address taken from the query could lead anywhere. What is not one is
 * named as absent, since the router lays this answer over the raw query.
 */
function ownPath(path: unknown): { readonly retour?: string | undefined } {
  return {
    retour:
      typeof path === 'string' &&
      /^\/(?:candidatures|notifications|previsions|promotions|fichiers|envois)(?:[/?#]|$)/.test(path)
        ? path
        : undefined,
  };
}
