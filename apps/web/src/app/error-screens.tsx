import { Anchor, Button } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Refused, Unanswered } from '../data/service.js';
import { Notice } from '../frame/notice.js';
import { Page } from '../frame/page.js';
import { messages } from './messages.fr.js';

/** The last resort of the router: a screen that could not even be drawn. */
export function FailedScreen({ error, reset }: { readonly error: unknown; readonly reset: () => void }): ReactElement {
  const router = useRouter();
  function again(): void {
    reset();
    void router.invalidate();
  }
  return <ErrorScreen error={error} again={again} />;
}

/** In place of a screen that has nothing to show: what happened in plain words, and a way on. */
export function ErrorScreen({ error, again }: { readonly error: unknown; readonly again: () => void }): ReactElement {
  if (error instanceof Refused) return <RefusedScreen refused={error} />;
  const unanswered = error instanceof Unanswered;
  return (
    <Page title={unanswered ? messages.unansweredTitle : messages.failedTitle}>
      <Notice
        title={unanswered ? messages.unansweredWhy : messages.failedWhy}
        hint={unanswered ? messages.unansweredHint : messages.failedHint}
      >
        <Button mt="sm" onClick={again}>
          {messages.retry}
        </Button>
      </Notice>
    </Page>
  );
}

/** The service says no, and its own words say why. */
function RefusedScreen({ refused }: { readonly refused: Refused }): ReactElement {
  const { title, detail, code } = refused.problem;
  return (
    <Page title={title}>
      <Notice title={code === 'CandidacyNotFound' ? messages.notFoundWhy : messages.refusedWhy} hint={detail}>
        <HomeLink />
      </Notice>
    </Page>
  );
}

export function NotFoundScreen(): ReactElement {
  return (
    <Page title={messages.notFoundTitle}>
      <Notice title={messages.notFoundWhy} hint={messages.notFoundHint}>
        <HomeLink />
      </Notice>
    </Page>
  );
}

function HomeLink(): ReactElement {
  return (
    <Anchor mt="sm" renderRoot={(props) => <Link to="/candidatures" {...props} />}>
      {messages.home}
    </Anchor>
  );
}
