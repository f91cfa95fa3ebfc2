import { Anchor, Button } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Unanswered } from '../data/service.js';
import { Notice } from '../frame/notice.js';
import { Page } from '../frame/page.js';
import { messages } from './messages.fr.js';

/** The last resort of every screen: what happened in plain words, and a way on. */
export function FailedScreen({ error, reset }: { readonly error: unknown; readonly reset: () => void }): ReactElement {
  const router = useRouter();
  function again(): void {
    reset();
    void router.invalidate();
  }
  if (error instanceof Unanswered) return <UnansweredScreen again={again} />;
  return (
    <Page title={messages.failedTitle}>
      <Notice title={messages.failedWhy} hint={messages.failedHint}>
        <Button mt="sm" onClick={again}>
          {messages.retry}
        </Button>
      </Notice>
    </Page>
  );
}

/** Nothing to show yet and nobody to ask: the screen stays, and goes on by itself when the service is back. */
export function UnansweredScreen({ again }: { readonly again: () => void }): ReactElement {
  return (
    <Page title={messages.unansweredTitle}>
      <Notice title={messages.unansweredWhy} hint={messages.unansweredHint}>
        <Button mt="sm" onClick={again}>
          {messages.retry}
        </Button>
      </Notice>
    </Page>
  );
}

export function NotFoundScreen(): ReactElement {
  return (
    <Page title={messages.notFoundTitle}>
      <Notice title={messages.notFoundWhy} hint={messages.notFoundHint}>
        <Anchor mt="sm" renderRoot={(props) => <Link to="/candidatures" {...props} />}>
          {messages.home}
        </Anchor>
      </Notice>
    </Page>
  );
}
