import { Alert, Text } from '@mantine/core';
import { assertNever } from '@parchemin/kernel';
import type { ReactElement } from 'react';
import { Icon } from '../frame/icons.js';
import { messages } from './acts.messages.fr.js';
import type { Asking } from './use-act.js';

/** What became of an act, announced as soon as it is known. The region is there before its text, or nobody hears it. */
export function Outcome({ asking }: { readonly asking: Asking }): ReactElement {
  return (
    <div aria-live="polite" aria-atomic="true">
      <Told asking={asking} />
    </div>
  );
}

function Told({ asking }: { readonly asking: Asking }): ReactElement | null {
  switch (asking.state) {
    case 'editing':
    case 'sending':
      return null;
    case 'recorded':
      return (
        <Text size="sm" c="dimmed">
          {messages.recorded}
        </Text>
      );
    case 'refused':
      return (
        <Alert my="xs" color="brick" title={asking.problem.title} icon={<Icon name="alert" />}>
          {asking.problem.detail}
        </Alert>
      );
    case 'unanswered':
      return (
        <Alert my="xs" color="amber" title={messages.unansweredTitle} icon={<Icon name="clock" />}>
          {messages.unanswered}
        </Alert>
      );
    default:
      return assertNever(asking);
  }
}
