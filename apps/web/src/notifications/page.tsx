import { Alert, Badge, Button, Group, Paper, Text } from '@mantine/core';
import type { NotificationList } from '@parchemin/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ErrorScreen } from '../app/error-screens.js';
import { PendingScreen } from '../app/pending-screen.js';
import { notificationsQuery } from '../data/queries.js';
import { useService } from '../data/service-context.js';
import { Notice } from '../frame/notice.js';
import { Page } from '../frame/page.js';
import { instantInShort } from '../french/instants.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';
import { useMarkRead } from './use-mark-read.js';

type Told = NotificationList['notifications'][number];

/** The border takes this many in one request; whoever has more unread asks again. */
const markedAtOnce = 100;

export function NotificationsPage(): ReactElement {
  const list = useInfiniteQuery(notificationsQuery(useService()));
  const reading = useMarkRead();
  if (list.error && !list.data) return <ErrorScreen error={list.error} again={() => void list.refetch()} />;
  const told = list.data?.pages.flatMap((page) => page.notifications);
  const unread = told?.filter(isUnread).map(({ id }) => id) ?? [];
  return (
    <Page title={messages.title}>
      <Group justify="space-between" mt={4} mb="lg">
        <Text c="dimmed">{messages.lead}</Text>
        {unread.length > 0 && (
          <Button
            variant="default"
            loading={reading.isPending}
            onClick={() => reading.mutate(unread.slice(0, markedAtOnce))}
          >
            {messages.markAllRead}
          </Button>
        )}
      </Group>
      {reading.isError && (
        <Alert color="brick" mb="lg" role="alert">
          {messages.failed}
        </Alert>
      )}
      {!told && <PendingScreen label={messages.loading} />}
      {told?.length === 0 && <Notice title={messages.empty} hint={messages.emptyHint} />}
      {told && told.length > 0 && (
        <Paper component="ul" withBorder bg="var(--sheet)" className={classes.list}>
          {told.map((one) => (
            <Line key={one.id} told={one} read={() => reading.mutate([one.id])} />
          ))}
        </Paper>
      )}
      {list.hasNextPage && (
        <Button mt="lg" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {messages.more}
        </Button>
      )}
    </Page>
  );
}

function Line({ told, read }: { readonly told: Told; readonly read: () => void }): ReactElement {
  const unread = isUnread(told);
  return (
    <li className={classes.line} data-unread={unread}>
      <div className={classes.heading}>
        <Badge variant="light" color={told.urgency === 'prompt' ? 'brick' : 'gray'}>
          {messages[told.urgency]}
        </Badge>
        {unread && <Badge>{messages.unread}</Badge>}
        {told.settledAt !== null && (
          <Badge variant="light" color="gray">
            {messages.settled}
          </Badge>
        )}
        <Text span size="sm" c="dimmed">
          <time dateTime={told.happenedAt}>{instantInShort(told.happenedAt)}</time>
        </Text>
      </div>
      <Text fw={unread ? 600 : undefined}>{told.sentence}</Text>
      <Text size="sm" c="dimmed">
        {told.advice}
      </Text>
      <Group gap="sm" mt="xs">
        <Link to="/candidatures/$candidacy" params={{ candidacy: told.candidacy }} onClick={() => unread && read()}>
          {messages.open}
        </Link>
        {unread && (
          <Button variant="subtle" size="compact-sm" onClick={read}>
            {messages.markRead}
          </Button>
        )}
      </Group>
    </li>
  );
}

/** What is settled asks nothing of anybody any more, read or not. */
function isUnread({ readAt, settledAt }: Told): boolean {
  return readAt === null && settledAt === null;
}
