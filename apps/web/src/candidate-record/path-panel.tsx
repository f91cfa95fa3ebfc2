import { Anchor, Paper, Progress, Text, Title } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { ReactElement } from 'react';
import { Icon } from '../frame/icons.js';
import { dayInShort } from '../french/instants.js';
import { deadlineName } from './deadline-words.fr.js';
import { DueLine } from './due-line.js';
import classes from './path-panel.module.css';
import { messages } from './path.messages.fr.js';
import { stageHeading } from './stage-panel.js';
import { titlesOf } from './titles.js';

type Stage = CandidateRecordView['stages'][number];
type Deadline = CandidateRecordView['deadlines'][number];

interface PathProps {
  readonly record: CandidateRecordView;
  readonly zone: string;
}

/** The whole way on one line of time: what is behind, what is open with its deadlines, what is still to come. */
export function PathPanel({ record, zone }: PathProps): ReactElement | null {
  const { stages, upcoming, deadlines } = record;
  if (stages.length + upcoming.length === 0) return null;
  const closed = stages.filter(({ status }) => status === 'closed').length;
  const others = deadlines.filter(({ stage }) => stages.every((one) => one.stage !== stage));
  return (
    <Paper component="section" aria-labelledby="path" withBorder p="lg" bg="var(--sheet)">
      <Title order={2} id="path">
        {messages.title}
      </Title>
      <Text size="sm" c="dimmed">
        {messages.closedOf(closed, stages.length + upcoming.length)}
      </Text>
      <ol className={classes.path}>
        {stages.map((stage) => (
          <OpenedStage
            key={stage.stage}
            stage={stage}
            deadlines={deadlines.filter((deadline) => deadline.stage === stage.stage)}
            zone={zone}
          />
        ))}
        {upcoming.map((stage) => (
          <StageAhead key={stage.stage} title={stage.title} over={isOver(record)} />
        ))}
      </ol>
      {others.length > 0 && <OtherDeadlines record={record} deadlines={others} />}
    </Paper>
  );
}

function OpenedStage({ stage, deadlines, zone }: { stage: Stage; deadlines: readonly Deadline[]; zone: string }) {
  const settled = stage.pieces.filter((piece) => piece.settled).length;
  return (
    <li className={classes.stage} data-state={stage.status}>
      <Dot icon={stage.status === 'closed' ? 'check' : 'clock'} />
      <div className={classes.body}>
        <StageLink stage={stage} />
        <Text size="sm" c="dimmed">
          {stage.closedAt === null
            ? messages.openSince(dayInShort(stage.openedAt, zone))
            : messages.closedOn(dayInShort(stage.closedAt, zone))}
        </Text>
        <span className={classes.share}>
          <Text span size="sm" className="figures">
            {messages.settledOf(settled, stage.pieces.length)}
          </Text>
          <Progress value={shareOf(settled, stage.pieces.length)} size="sm" w="5rem" aria-hidden="true" />
        </span>
        {deadlines.map((deadline) => (
          <DueLine key={deadline.deadline} deadline={deadline} />
        ))}
      </div>
    </li>
  );
}

/** Leads to the pieces of the stage further down, where the focus goes too. */
function StageLink({ stage: { stage, title } }: { readonly stage: Stage }): ReactElement {
  const heading = stageHeading(stage);
  return (
    <Anchor
      href={`#${heading}`}
      fw={600}
      c="inherit"
      onClick={(click) => {
        click.preventDefault();
        document.getElementById(heading)?.scrollIntoView();
        document.getElementById(heading)?.focus();
      }}
    >
      {title}
    </Anchor>
  );
}

function StageAhead({ title, over }: { readonly title: string; readonly over: boolean }): ReactElement {
  return (
    <li className={classes.stage} data-state="upcoming">
      <Dot icon={null} />
      <div className={classes.body}>
        <Text c="dimmed" fw={500}>
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {over ? messages.neverOpened : messages.upcoming}
        </Text>
      </div>
    </li>
  );
}

function OtherDeadlines({ record, deadlines }: { record: CandidateRecordView; deadlines: readonly Deadline[] }) {
  const titles = titlesOf(record);
  return (
    <>
      <Title order={3} size="h5" mt="md">
        {messages.others}
      </Title>
      <ul className={classes.others}>
        {deadlines.map((deadline) => (
          <li key={deadline.deadline}>
            <Text fw={500} className={classes.name}>
              {deadlineName(deadline, titles)}
            </Text>
            <DueLine deadline={deadline} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Dot({ icon }: { readonly icon: 'check' | 'clock' | null }): ReactElement {
  return <span className={classes.dot}>{icon && <Icon name={icon} size={15} />}</span>;
}

function shareOf(done: number, of: number): number {
  return of === 0 ? 0 : (done / of) * 100;
}

/** Of a path that has come to its end, nothing opens any more by itself. */
function isOver({ status }: CandidateRecordView): boolean {
  return status === 'withdrawn' || status === 'excluded' || status === 'decided';
}
