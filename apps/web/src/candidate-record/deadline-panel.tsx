import { Badge, Paper, Text, Title } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { ReactElement } from 'react';
import { Icon } from '../frame/icons.js';
import { distance, dueInstant, instantInShort, zoneNote } from '../french/instants.js';
import { roleWords } from '../french/roles.messages.fr.js';
import { rungName } from '../french/rungs.messages.fr.js';
import { deadlineName, ruleInFrench } from './deadline-words.fr.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';
import type { Titles } from './story.messages.fr.js';

type Deadline = CandidateRecordView['deadlines'][number];
type Rung = Deadline['ladder'][number];

interface DeadlineProps {
  readonly deadline: Deadline;
  readonly titles: Titles;
}

/** One due instant and its ladder: who is told, when, and what was done of it. */
export function DeadlinePanel({ deadline, titles }: DeadlineProps): ReactElement {
  const heading = `deadline-${deadline.deadline}`;
  const cleared = deadline.status === 'cleared';
  const zone = zoneNote(deadline.zone, deadline.due);
  const rule = ruleInFrench(deadline);
  const now = Date.now();
  return (
    <Paper component="section" aria-labelledby={heading} withBorder p="lg" bg="var(--sheet)">
      <div className={classes.panelHead}>
        <Title order={2} id={heading}>
          {messages.deadlineOf(deadlineName(deadline, titles))}
        </Title>
        <DeadlineState cleared={cleared} passed={Date.parse(deadline.due) < now} />
      </div>
      <Text mt="xs" fw={600}>
        <time dateTime={deadline.due}>{dueInstant(deadline.due, deadline.zone)}</time>
        {zone && ` (${zone})`}
      </Text>
      {!cleared && (
        <Text size="sm" c="dimmed">
          {distance(deadline.due, now)}
        </Text>
      )}
      {cleared ? (
        <details className={classes.details}>
          <summary>{messages.ladder}</summary>
          <Ladder deadline={deadline} />
        </details>
      ) : (
        <>
          <Title order={3} size="h5" mt="md">
            {messages.ladder}
          </Title>
          <Ladder deadline={deadline} />
        </>
      )}
      {rule !== null && (
        <details className={classes.details}>
          <summary>{messages.rule}</summary>
          <Text size="sm" c="dimmed">
            {rule}
          </Text>
        </details>
      )}
    </Paper>
  );
}

function DeadlineState({ cleared, passed }: { readonly cleared: boolean; readonly passed: boolean }): ReactElement {
  if (cleared) return <Badge variant="light">{messages.cleared}</Badge>;
  return (
    <Badge variant="light" color={passed ? 'amber' : 'gray'}>
      {passed ? messages.passed : messages.running}
    </Badge>
  );
}

function Ladder({ deadline: { ladder, zone, status } }: { readonly deadline: Deadline }): ReactElement {
  return (
    <ol className={classes.ladder}>
      {ladder.map((rung) => (
        <RungRow key={rung.step} rung={rung} zone={zone} cleared={status === 'cleared'} />
      ))}
    </ol>
  );
}

const icons = { taken: 'check', skipped: 'skip', planned: 'clock' } as const;

function RungRow({ rung, zone, cleared }: { rung: Rung; zone: string; cleared: boolean }): ReactElement {
  const state = rung.settled?.as ?? 'planned';
  return (
    <li className={classes.rung}>
      <span className={classes.rungIcon} data-state={state} data-kind={rung.kind}>
        <Icon name={icons[state]} size={15} />
      </span>
      <div>
        <Text fw={500}>
          {rungName(rung.kind)} {roleWords(rung.to).to}
        </Text>
        <Text size="sm" c="dimmed">
          {whenOf(rung, zone, cleared)}
        </Text>
      </div>
    </li>
  );
}

function whenOf({ settled, plannedAt }: Rung, zone: string, cleared: boolean): string {
  if (settled) {
    const at = instantInShort(settled.at, zone);
    return settled.as === 'taken' ? messages.taken(at) : messages.skipped(at);
  }
  const planned = instantInShort(plannedAt, zone);
  return cleared ? messages.dropped(planned) : messages.planned(planned);
}
