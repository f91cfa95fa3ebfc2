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
  const unanswered = error instanceof Unanswered;
  return (
    <Page title={unanswered ? messages.unansweredTitle : messages.failedTitle}>
      <Notice
        title={unanswered ? messages.unreachable : messages.failedTitle}
        hint={unanswered ? messages.unansweredHint : messages.failedHint}
      >
        <Button
          mt="sm"
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {messages.retry}
        </Button>
      </Notice>
    </Page>
  );
}

export function NotFoundScreen(): ReactElement {
  return (
    <Page title={messages.notFoundTitle}>
      <Notice title={messages.notFoundTitle} hint={messages.notFoundHint}>
        <Anchor mt="sm" renderRoot={(props) => <Link to="/candidatures" {...props} />}>
          {messages.home}
        </Anchor>
      </Notice>
    </Page>
  );
}
