import { Alert, Anchor, Button, Paper, Progress, Text, Title } from '@mantine/core';
import type { CohortView } from '@parchemin/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ErrorScreen } from '../app/error-screens.js';
import { PendingScreen } from '../app/pending-screen.js';
import { cohortQuery } from '../data/queries.js';
import { useService } from '../data/service-context.js';
import { Page } from '../frame/page.js';
import { instantInFull, instantInShort } from '../french/instants.js';
import { messages } from './messages.fr.js';
import { MoveForm } from './move-form.js';
import classes from './page.module.css';
import { useAskAgain } from './use-ask-again.js';

const route = getRouteApi('/signed-in/promotions/$cohort');

/** While dates are on their way to members, whoever watches sees them arrive. */
const lookedEveryMillis = 2_000;

export function CohortPage(): ReactElement {
  const { cohort } = route.useParams();
  const { data, error, refetch } = useQuery({
    ...cohortQuery(useService(), cohort),
    refetchInterval: ({ state }) => (state.data && state.data.progress.settledAt === null ? lookedEveryMillis : false),
  });
  if (error && !data) return <ErrorScreen error={error} again={() => void refetch()} />;
  return (
    <Page title={messages.cohort(cohort)} above={<BackLink />}>
      {data ? <Cohort view={data} moved={() => void refetch()} /> : <PendingScreen label={messages.loadingOne} />}
    </Page>
  );
}

function BackLink(): ReactElement {
  return <Anchor renderRoot={(props) => <Link to="/promotions" {...props} />}>{messages.back}</Anchor>;
}

function Cohort({ view, moved }: { readonly view: CohortView; readonly moved: () => void }): ReactElement {
  const { id, version, zone } = view.calendar;
  return (
    <>
      <Text c="dimmed">{messages.calendarOf(id, version, zone)}</Text>
      <div className={classes.panels}>
        <Reach view={view} moved={moved} />
        <MoveForm key={view.version} view={view} moved={moved} />
        <Story story={view.story} />
      </div>
    </>
  );
}

function Reach({ view, moved }: { readonly view: CohortView; readonly moved: () => void }): ReactElement {
  const { members, current, settledAt } = view.progress;
  return (
    <Paper component="section" aria-labelledby="reach" withBorder p="lg" bg="var(--sheet)">
      <Title order={2} id="reach">
        {messages.progress}
      </Title>
      <Text role="status">{messages.current(current, members)}</Text>
      <Progress my="xs" value={members === 0 ? 100 : (100 * current) / members} aria-label={messages.progressLabel} />
      <Text size="sm" c="dimmed">
        {settledAt === null ? messages.underWay : messages.settled(instantInFull(settledAt))}
      </Text>
      {view.refused.length > 0 && <RefusedMembers view={view} moved={moved} />}
    </Paper>
  );
}

function RefusedMembers({ view, moved }: { readonly view: CohortView; readonly moved: () => void }): ReactElement {
  const again = useAskAgain(view.cohort, moved);
  return (
    <Alert mt="md" color="amber" title={messages.refused(view.progress.refused)}>
      <ul className={classes.list}>
        {view.refused.map(({ candidacy, why }) => (
          <li key={candidacy} className={classes.line}>
            <Anchor renderRoot={(props) => <Link to="/candidatures/$candidacy" params={{ candidacy }} {...props} />}>
              {candidacy}
            </Anchor>
            <span>{why}</span>
            <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate(candidacy)}>
              {messages.again}
            </Button>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Story({ story }: Pick<CohortView, 'story'>): ReactElement {
  return (
    <Paper component="section" aria-labelledby="cohort-story" withBorder p="lg" bg="var(--sheet)">
      <Title order={2} id="cohort-story">
        {messages.story}
      </Title>
      <ol className={classes.list}>
        {[...story].reverse().map(({ revision, at, sentence }) => (
          <li key={revision} className={classes.line}>
            <Text>{sentence}</Text>
            <Text size="sm" c="dimmed" className="figures">
              <time dateTime={at}>{instantInShort(at)}</time>
            </Text>
          </li>
        ))}
      </ol>
    </Paper>
  );
}
