import { Anchor, Text } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { PathActs } from '../acts/path-acts.js';
import { ErrorScreen } from '../app/error-screens.js';
import { PendingScreen } from '../app/pending-screen.js';
import { Refused, type LinkState } from '../data/service.js';
import { useLiveRecord, type LiveRecord } from '../data/use-live-record.js';
import { Icon } from '../frame/icons.js';
import { Notice } from '../frame/notice.js';
import { Page } from '../frame/page.js';
import { RecordMarkForm } from '../record-mark/form.js';
import { BlockedBanner } from './blocked-banner.js';
import { DeadlinePanel } from './deadline-panel.js';
import { messages } from './messages.fr.js';
import { PathPanel } from './path-panel.js';
import { ProposalPanel } from './proposal-panel.js';
import classes from './page.module.css';
import { RecordSummary } from './record-summary.js';
import { RepairPanel } from './repair-panel.js';
import { StagePanel } from './stage-panel.js';
import { StoryPanel } from './story-panel.js';
import { titlesOf } from './titles.js';

const route = getRouteApi('/signed-in/candidatures/$candidacy');
const parisTime = 'Europe/Paris';

/** Everything known of one candidacy, kept up to date while one looks at it. */
export function CandidateRecordPage(): ReactElement {
  const { candidacy } = route.useParams();
  const live = useLiveRecord(candidacy);
  const { data: record, error } = live.query;
  // A record that was withdrawn from this reader must not stay on screen.
  if (error && (error instanceof Refused || !record)) {
    return <ErrorScreen error={error} again={() => void live.query.refetch()} />;
  }
  return (
    <Page
      title={record?.reference ?? messages.loading}
      above={<BackToList />}
      beside={record && <LinkPill link={live.link} />}
    >
      {record ? <Record record={record} live={live} /> : <PendingScreen label={messages.loading} />}
    </Page>
  );
}

function Record({ record, live }: { readonly record: CandidateRecordView; readonly live: LiveRecord }): ReactElement {
  const [chosen, choose] = useState('');
  const zone = record.deadlines[0]?.zone ?? parisTime;
  const open = record.stages.filter((stage) => stage.status === 'open');
  const marked = open.flatMap((stage) => stage.pieces).filter(({ kind }) => kind === 'mark');
  const mayRecord = record.acts.includes('RecordMark') && marked.length > 0;
  return (
    <>
      <RecordSummary record={record} />
      {record.blocked && <BlockedBanner record={record} zone={zone} refresh={live.refreshAfter} />}
      <RepairPanel record={record} zone={zone} refresh={live.refreshAfter} />
      <div className={classes.columns}>
        <div className={classes.stages}>
          {record.stages.length === 0 && <Notice title={messages.noStage} hint={messages.noStageHint} />}
          <PathPanel record={record} zone={zone} />
          <ProposalPanel record={record} zone={zone} />
          {record.stages.map((stage) => (
            <StagePanel
              key={stage.stage}
              stage={stage}
              zone={zone}
              enter={mayRecord ? choose : null}
              candidacy={record.candidacy}
              refresh={live.refreshAfter}
            />
          ))}
        </div>
        <div className={classes.aside}>
          {mayRecord && (
            <RecordMarkForm
              candidacy={record.candidacy}
              zone={zone}
              pieces={marked}
              chosen={chosen}
              choose={choose}
              refresh={(position) =>
                position ? live.refreshAfter(position) : live.query.refetch().then(() => undefined)
              }
            />
          )}
          <PathActs record={record} refresh={live.refreshAfter} />
          {urgentFirst(record.deadlines).map((deadline) => (
            <DeadlinePanel key={deadline.deadline} deadline={deadline} titles={titlesOf(record)} />
          ))}
        </div>
        <div className={classes.story}>
          <StoryPanel record={record} zone={zone} />
        </div>
      </div>
    </>
  );
}

/** What still runs before what is settled, each by its instant. */
function urgentFirst(deadlines: CandidateRecordView['deadlines']): CandidateRecordView['deadlines'] {
  return deadlines.toSorted((a, b) => a.status.localeCompare(b.status) || a.due.localeCompare(b.due));
}

function BackToList(): ReactElement {
  return (
    <Anchor
      size="sm"
      mb="xs"
      style={{ display: 'inline-flex', alignItems: 'center', gap: '0.25rem', minHeight: '1.5rem' }}
      renderRoot={(props) => <Link to="/candidatures" {...props} />}
    >
      <Icon name="back" size={16} />
      {messages.backToList}
    </Anchor>
  );
}

function LinkPill({ link }: { readonly link: LinkState }): ReactElement {
  return (
    <Text span size="sm" c="dimmed" role="status" className={classes.pill} data-link={link}>
      {messages.link[link]}
    </Text>
  );
}
