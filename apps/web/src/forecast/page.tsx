import { Alert, Anchor, Paper, Text, Title } from '@mantine/core';
import type { ForecastView } from '@parchemin/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ErrorScreen } from '../app/error-screens.js';
import { PendingScreen } from '../app/pending-screen.js';
import { forecastQuery } from '../data/queries.js';
import { useService } from '../data/service-context.js';
import { Icon } from '../frame/icons.js';
import { Notice } from '../frame/notice.js';
import { Page } from '../frame/page.js';
import { dayInFull, instantInShort } from '../french/instants.js';
import { roleWords } from '../french/roles.messages.fr.js';
import { rungName } from '../french/rungs.messages.fr.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';

const route = getRouteApi('/signed-in/previsions');

/** The period is part of the address, so that it can be kept and passed on. */
const periods = [7, 30] as const;

/** What time alone will bring: how much, to whom, and for which candidacy. */
export function ForecastPage(): ReactElement {
  const { jours } = route.useSearch();
  const days = jours ?? periods[0];
  const { data, error, refetch } = useQuery(forecastQuery(useService(), days));
  if (error && !data) return <ErrorScreen error={error} again={() => void refetch()} />;
  return (
    <Page title={messages.title}>
      <Text c="dimmed" mt={4} mb="md">
        {messages.lead}
      </Text>
      <Periods />
      {data ? <Forecast forecast={data} /> : <PendingScreen label={messages.loading} />}
    </Page>
  );
}

function Periods(): ReactElement {
  return (
    <nav aria-label={messages.periods} className={classes.periods}>
      {periods.map((days) => (
        <Link
          key={days}
          to="/previsions"
          search={days === 30 ? { jours: days } : {}}
          className={classes.period}
          activeOptions={{ exact: true }}
        >
          {messages.period(days)}
        </Link>
      ))}
    </nav>
  );
}

function Forecast({ forecast }: { readonly forecast: ForecastView }): ReactElement {
  const { total, until, complete, byCohort, bySchool, byPerson, steps } = forecast;
  return (
    <>
      <Text fw={600} role="status">
        {messages.total(total, dayInFull(until))}
      </Text>
      {!complete && (
        <Alert mt="md" color="amber" title={messages.incomplete} icon={<Icon name="alert" />}>
          {messages.incompleteHint}
        </Alert>
      )}
      {steps.length === 0 && <Notice title={messages.empty} hint={messages.emptyHint} />}
      {steps.length > 0 && (
        <>
          <div className={classes.counts}>
            <Counts title={messages.byCohort} counts={byCohort} nameOf={asItIs} />
            <Counts title={messages.bySchool} counts={bySchool} nameOf={asItIs} />
            <Counts title={messages.byPerson} counts={byPerson} nameOf={(role) => roleWords(role).name} />
          </div>
          <Steps steps={steps} />
        </>
      )}
    </>
  );
}

interface CountsProps {
  readonly title: string;
  readonly counts: ForecastView['byCohort'];
  readonly nameOf: (key: string) => string;
}

function Counts({ title, counts, nameOf }: CountsProps): ReactElement {
  return (
    <Paper component="section" aria-label={title} withBorder p="lg" bg="var(--sheet)">
      <Title order={2}>{title}</Title>
      <dl className={classes.count}>
        {counts.map(({ key, count }) => (
          <div key={key}>
            <dt>{nameOf(key)}</dt>
            <dd className="figures">{count}</dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}

function Steps({ steps }: { readonly steps: ForecastView['steps'] }): ReactElement {
  return (
    <Paper component="section" aria-labelledby="steps" withBorder p="lg" bg="var(--sheet)">
      <Title order={2} id="steps">
        {messages.list}
      </Title>
      <ol>
        {steps.map((step) => (
          <li key={`${step.candidacy}/${step.deadline}/${step.step}`} className={classes.step}>
            <Text size="sm" c="dimmed" className="figures">
              <time dateTime={step.at}>{instantInShort(step.at)}</time>
            </Text>
            <div>
              <Anchor
                fw={600}
                renderRoot={(props) => (
                  <Link to="/candidatures/$candidacy" params={{ candidacy: step.candidacy }} {...props} />
                )}
              >
                {step.reference}
              </Anchor>
              <Text>{`${rungName(step.kind)} ${roleWords(step.to).to}`}</Text>
              <Text size="sm">{step.deadlineTitle ?? step.stageTitle}</Text>
              <Text size="sm" c="dimmed">
                {messages.place(step.cohort, step.school)}
              </Text>
            </div>
          </li>
        ))}
      </ol>
    </Paper>
  );
}

function asItIs(key: string): string {
  return key;
}
