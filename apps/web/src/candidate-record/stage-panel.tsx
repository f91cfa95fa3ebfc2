import { Badge, Button, Paper, Text, Title } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { ReactElement } from 'react';
import { dayInShort, instantInShort } from '../french/instants.js';
import { markOutOf } from '../french/numbers.js';
import { markField } from '../record-mark/attempt.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';

type Stage = CandidateRecordView['stages'][number];
type Piece = Stage['pieces'][number];
type Enter = ((piece: string) => void) | null;

interface StageProps {
  readonly stage: Stage;
  readonly zone: string;
  /** Null when the reader may not record, or nothing may be recorded any more. */
  readonly enter: Enter;
}

/** One stage with its pieces: what is in, what is awaited. */
export function StagePanel({ stage, zone, enter }: StageProps): ReactElement {
  const heading = `stage-${stage.stage}`;
  const open = stage.status === 'open';
  return (
    <Paper component="section" aria-labelledby={heading} withBorder p="lg" bg="var(--sheet)">
      <div className={classes.panelHead}>
        <Title order={2} id={heading}>
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
          <PieceRow key={piece.piece} piece={piece} zone={zone} enter={open ? enter : null} />
        ))}
      </ul>
    </Paper>
  );
}

function PieceRow({ piece, zone, enter }: { piece: Piece; zone: string; enter: Enter }): ReactElement {
  const { mark } = piece;
  return (
    <li className={classes.piece}>
      <span className={classes.pieceCode}>{piece.piece}</span>
      <div>
        <Text fw={500}>{piece.title}</Text>
        {mark && (
          <Text size="sm" c="dimmed">
            {messages.recordedOn(instantInShort(mark.recordedAt, zone), mark.recordedBy)}
          </Text>
        )}
      </div>
      <div className={classes.pieceMark}>
        {mark?.late && (
          <Badge variant="light" color="amber">
            {messages.late}
          </Badge>
        )}
        {mark ? (
          <span className={`${classes.value} figures`}>{markOutOf(mark.value, piece.outOf)}</span>
        ) : (
          <Awaited piece={piece} enter={enter} />
        )}
      </div>
    </li>
  );
}

function Awaited({ piece, enter }: { readonly piece: Piece; readonly enter: Enter }): ReactElement {
  if (!enter) return <Text c="dimmed">{messages.awaited}</Text>;
  return (
    <Button
      variant="default"
      size="sm"
      aria-label={messages.enterFor(piece.title)}
      onClick={() => {
        enter(piece.piece);
        document.getElementById(markField)?.focus();
      }}
    >
      {messages.enter}
    </Button>
  );
}
