import { Badge, Paper, Text, Title } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { ReactElement } from 'react';
import { dayInShort, instantInShort } from '../french/instants.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';
import { PieceRow } from './piece-row.js';

type Stage = CandidateRecordView['stages'][number];

interface StageProps {
  readonly stage: Stage;
  readonly zone: string;
  /** Null when the reader may not record, or nothing may be recorded any more. */
  readonly enter: ((piece: string) => void) | null;
  readonly candidacy: string;
  readonly refresh: (position: string) => Promise<void>;
}

/** One stage with its pieces: what is in, what is awaited. */
export function StagePanel({ stage, zone, enter, candidacy, refresh }: StageProps): ReactElement {
  const heading = stageHeading(stage.stage);
  const open = stage.status === 'open';
  return (
    <Paper component="section" aria-labelledby={heading} withBorder p="lg" bg="var(--sheet)">
      <div className={classes.panelHead}>
        <Title order={2} id={heading} tabIndex={-1}>
          {stage.title}
        </Title>
        <Badge variant="light" color={open ? 'fir' : 'gray'}>
          {open ? messages.stageOpen : messages.stageClosed}
        </Badge>
      </div>
      <Text size="sm" c="dimmed">
        {stage.closedAt === null
          ? messages.openedOn(dayInShort(stage.openedAt, zone))
          : messages.closedOn(instantInShort(stage.closedAt, zone))}
      </Text>
      <ul className={classes.pieces}>
        {stage.pieces.map((piece) => (
          <PieceRow key={piece.piece} {...{ piece, zone, candidacy, refresh }} enter={open ? enter : null} />
        ))}
      </ul>
    </Paper>
  );
}

/** The id of its title, which the line of time leads to. */
export function stageHeading(stage: string): string {
  return `stage-${stage}`;
}
