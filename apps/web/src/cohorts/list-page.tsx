import { Anchor, Badge, Paper, Text } from '@mantine/core';
import type { CohortList } from '@parchemin/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ErrorScreen } from '../app/error-screens.js';
import { PendingScreen } from '../app/pending-screen.js';
import { cohortsQuery } from '../data/queries.js';
import { useService } from '../data/service-context.js';
import { Notice } from '../frame/notice.js';
import { Page } from '../frame/page.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';

export function CohortsPage(): ReactElement {
  const { data, error, refetch } = useQuery(cohortsQuery(useService()));
  if (error && !data) return <ErrorScreen error={error} again={() => void refetch()} />;
  return (
    <Page title={messages.title}>
      <Text c="dimmed" mt={4} mb="lg">
        {messages.lead}
      </Text>
      {!data && <PendingScreen label={messages.loading} />}
      {data?.cohorts.length === 0 && <Notice title={messages.empty} hint={messages.emptyHint} />}
      {data && data.cohorts.length > 0 && (
        <Paper component="ul" withBorder bg="var(--sheet)" className={classes.list}>
          {data.cohorts.map((line) => (
            <Line key={line.cohort} line={line} />
          ))}
        </Paper>
      )}
    </Page>
  );
}

function Line({ line: { cohort, members, planned } }: { readonly line: CohortList['cohorts'][number] }): ReactElement {
  return (
    <li className={classes.line}>
      <Anchor fw={600} renderRoot={(props) => <Link to="/promotions/$cohort" params={{ cohort }} {...props} />}>
        {cohort}
      </Anchor>
      <Text size="sm" c="dimmed">
        {messages.members(members)}
      </Text>
      <Badge variant="light" color={planned ? 'fir' : 'gray'}>
        {planned ? messages.planned : messages.unplanned}
      </Badge>
    </li>
  );
}
