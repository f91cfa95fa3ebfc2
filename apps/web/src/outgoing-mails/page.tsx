import { Alert, Anchor, Badge, Paper, Text } from '@mantine/core';
import type { OutgoingMails } from '@parchemin/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ErrorScreen } from '../app/error-screens.js';
import { PendingScreen } from '../app/pending-screen.js';
import { outgoingMailsQuery } from '../data/queries.js';
import { useService } from '../data/service-context.js';
import { Notice } from '../frame/notice.js';
import { Page } from '../frame/page.js';
import { instantInShort } from '../french/instants.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';

type Mail = OutgoingMails['mails'][number];

/** Mails leave by themselves: whoever watches sees them come and go. */
const lookedEveryMillis = 10_000;

export function OutgoingMailsPage(): ReactElement {
  const mails = useQuery({ ...outgoingMailsQuery(useService()), refetchInterval: lookedEveryMillis });
  if (mails.error && !mails.data) return <ErrorScreen error={mails.error} again={() => void mails.refetch()} />;
  const { data } = mails;
  const transport = data?.transport ?? 'local';
  return (
    <Page title={messages.titles[transport]}>
      <Text c="dimmed" mt={4} mb="lg">
        {messages.leads[transport]}
      </Text>
      {!data && <PendingScreen label={messages.loading} />}
      {data && data.waiting > 0 && <Text mb="lg">{messages.waiting(data.waiting)}</Text>}
      {data && data.parked > 0 && (
        <Alert color="brick" mb="lg" title={messages.parked(data.parked)}>
          {messages.parkedHint}
        </Alert>
      )}
      {data?.mails.length === 0 && <Notice title={messages.empty} hint={messages.emptyHint} />}
      {data && data.mails.length > 0 && (
        <Paper component="ul" withBorder bg="var(--sheet)" className={classes.list}>
          {data.mails.map((mail) => (
            <Line key={mail.id} mail={mail} />
          ))}
        </Paper>
      )}
    </Page>
  );
}

function Line({ mail }: { readonly mail: Mail }): ReactElement {
  return (
    <li className={classes.line}>
      <div className={classes.heading}>
        <Text span fw={600}>
          {mail.subject}
        </Text>
        <Badge variant="light" color={mail.state === 'parked' ? 'brick' : 'gray'}>
          {messages.states[mail.state]}
        </Badge>
      </div>
      <Text size="sm" c="dimmed">
        {messages.to(mail.address)} · <time dateTime={mail.sealedAt}>{instantInShort(mail.sealedAt)}</time>
        {mail.failure !== null && ` · ${messages.attempts(mail.attempts)} · ${mail.failure}`}
      </Text>
      <details>
        <summary>{messages.read}</summary>
        <pre className={classes.text}>{mail.text}</pre>
        {mail.local && (
          <Anchor size="sm" href={`/api/outgoing-mails/${mail.id}/source`} download>
            {messages.keep}
          </Anchor>
        )}
      </details>
    </li>
  );
}
