import { Anchor, Badge, Button, Paper, Progress, Text } from '@mantine/core';
import type { CandidacyList } from '@parchemin/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ErrorScreen } from '../app/error-screens.js';
import { PendingScreen } from '../app/pending-screen.js';
import { candidaciesQuery } from '../data/queries.js';
import { useService } from '../data/service-context.js';
import { Notice } from '../frame/notice.js';
import { Page } from '../frame/page.js';
import { dayInShort, distance } from '../french/instants.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';

type Line = CandidacyList['candidacies'][number];

export function CandidaciesPage(): ReactElement {
  const list = useInfiniteQuery(candidaciesQuery(useService()));
  if (list.error && !list.data) return <ErrorScreen error={list.error} again={() => void list.refetch()} />;
  const lines = list.data?.pages.flatMap((page) => page.candidacies);
  return (
    <Page title={messages.title}>
      <Text c="dimmed" mt={4} mb="lg">
        {messages.lead}
      </Text>
      {!lines && <PendingScreen label={messages.loading} />}
      {lines?.length === 0 && <Notice title={messages.empty} hint={messages.emptyHint} />}
      {lines && lines.length > 0 && <Board lines={lines} />}
      {list.hasNextPage && (
        <Button mt="lg" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {messages.more}
        </Button>
      )}
    </Page>
  );
}

/** A table that folds into cards on a narrow screen; the roles keep it a table for assistive technology. */
function Board({ lines }: { readonly lines: readonly Line[] }): ReactElement {
  const headings = [
    messages.reference,
    messages.scheme,
    messages.school,
    messages.cohort,
    messages.progress,
    messages.nextDue,
    messages.state,
  ];
  return (
    <Paper withBorder bg="var(--sheet)" className={classes.sheet}>
      <table role="table" className={classes.board}>
        <thead role="rowgroup">
          <tr role="row">
            {headings.map((heading) => (
              <th key={heading} role="columnheader" scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map((line) => (
            <BoardRow key={line.candidacy} line={line} />
          ))}
        </tbody>
      </table>
    </Paper>
  );
}

function BoardRow({ line }: { readonly line: Line }): ReactElement {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <Anchor
          fw={600}
          renderRoot={(props) => (
            <Link to="/candidatures/$candidacy" params={{ candidacy: line.candidacy }} {...props} />
          )}
        >
          {line.reference}
        </Anchor>
      </th>
      <td role="cell" data-label={messages.scheme}>
        {line.scheme}
      </td>
      <td role="cell" data-label={messages.school}>
        {line.school}
      </td>
      <td role="cell" data-label={messages.cohort}>
        {line.cohort}
      </td>
      <td role="cell" data-label={messages.progress}>
        <Advance {...line} />
      </td>
      <td role="cell" data-label={messages.nextDue}>
        <NextDue at={line.nextDueAt} />
      </td>
      <td role="cell" data-label={messages.state}>
        <State {...line} />
      </td>
    </tr>
  );
}

function Advance({ recorded, expected }: Line): ReactElement {
  const share = expected === 0 ? 0 : (recorded / expected) * 100;
  return (
    <span className={classes.advance}>
      <span className="figures">{messages.progressOf(recorded, expected)}</span>
      <Progress value={share} size="sm" w="5rem" aria-hidden="true" />
    </span>
  );
}

function NextDue({ at }: { readonly at: string | null }): ReactElement {
  if (at === null) return <Text c="dimmed">{messages.noDue}</Text>;
  return (
    <span>
      <time dateTime={at}>{dayInShort(at)}</time>
      <Text span size="sm" c="dimmed" display="block">
        {distance(at, Date.now())}
      </Text>
    </span>
  );
}

function State({ blocked, recorded, expected }: Line): ReactElement {
  if (blocked) return <Badge color="brick">{messages.blocked}</Badge>;
  if (expected > 0 && recorded === expected) return <Badge variant="light">{messages.complete}</Badge>;
  return (
    <Badge variant="light" color="gray">
      {messages.running}
    </Badge>
  );
}
