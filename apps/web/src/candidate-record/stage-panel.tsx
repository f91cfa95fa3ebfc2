import { Badge, Button, Paper, Text, Title } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import { useState, type ReactElement } from 'react';
import { hasActs } from '../acts/piece-acts.js';
import { messages as actMessages } from '../acts/acts.messages.fr.js';
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

/** Pieces with acts of their own; with more of them, somebody without a mouse would pass through all of them on the way to anything else. */
const actingAtOnce = 3;

/** One stage with its pieces: what is in, what is awaited. */
export function StagePanel({ stage, zone, enter, candidacy, refresh }: StageProps): ReactElement {
  const heading = stageHeading(stage.stage);
  const open = stage.status === 'open';
  const acting = stage.pieces.filter(hasActs).length;
  const [asked, ask] = useState(false);
  const shown = asked || acting <= actingAtOnce;
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
      {acting > actingAtOnce && (
        <Button mt="xs" size="compact-sm" variant="default" aria-expanded={asked} onClick={() => ask(!asked)}>
          {actMessages.onPieces(acting)}
        </Button>
      )}
      <ul className={classes.pieces}>
        {stage.pieces.map((piece) => (
          <PieceRow
            key={piece.piece}
            {...{ piece, zone, candidacy, refresh }}
            enter={open ? enter : null}
            acting={shown}
          />
        ))}
      </ul>
    </Paper>
  );
}

/** The id of its title, which the line of time leads to. */
export function stageHeading(stage: string): string {
  return `stage-${stage}`;
}
