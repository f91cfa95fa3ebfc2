import { Badge, Button, Progress, Text } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { ReactElement } from 'react';
import { PieceActs } from '../acts/piece-acts.js';
import { FileLink } from '../files/file-link.js';
import { instantInShort } from '../french/instants.js';
import { markOutOf } from '../french/numbers.js';
import { markField } from '../record-mark/attempt.js';
import classes from './page.module.css';
import { kindWords, messages } from './piece.messages.fr.js';

type Piece = CandidateRecordView['stages'][number]['pieces'][number];

interface PieceProps {
  readonly piece: Piece;
  readonly zone: string;
  /** Null when the reader may not record a mark, or nothing may be recorded any more. */
  readonly enter: ((piece: string) => void) | null;
  readonly candidacy: string;
  readonly refresh: (position: string) => Promise<void>;
  /** Whether what may be asked of the piece is shown with it. */
  readonly acting: boolean;
}

/** One piece of any kind: how far it has come through the hands that it passes, and whether anything is still awaited. */
export function PieceRow({ piece, zone, enter, candidacy, refresh, acting }: PieceProps): ReactElement {
  const { mark, progress, title } = piece;
  return (
    <li className={classes.piece}>
      <span className={classes.pieceCode}>{piece.piece}</span>
      <div className={classes.pieceBody}>
        <Text fw={500}>{title}</Text>
        <Text size="sm" c="dimmed" className="figures">
          {messages.progress(kindWords(piece.kind), progress.done, progress.of)}
        </Text>
        {progress.of > 1 && (
          <Progress value={(progress.done / progress.of) * 100} size="sm" maw="12rem" my={4} aria-hidden="true" />
        )}
        {mark && (
          <Text size="sm" c="dimmed">
            {messages.recordedOn(instantInShort(mark.recordedAt, zone), mark.recordedBy)}
          </Text>
        )}
        {piece.file && <FileLink candidacy={candidacy} piece={piece.piece} file={piece.file} />}
        {acting && <PieceActs candidacy={candidacy} piece={piece} refresh={refresh} />}
      </div>
      <div className={classes.pieceMark}>
        {mark?.late && (
          <Badge variant="light" color="amber">
            {messages.late}
          </Badge>
        )}
        <Standing piece={piece} enter={enter} />
      </div>
    </li>
  );
}

/** The mark or figure that stands, else what is to be done, else whether it is settled. */
function Standing({ piece, enter }: Pick<PieceProps, 'piece' | 'enter'>): ReactElement {
  const value = valueOf(piece);
  const mayEnter = piece.kind === 'mark' && piece.mark === null && !piece.settled;
  if (mayEnter && enter) return <EnterButton piece={piece} enter={enter} />;
  return (
    <>
      {value !== null && <span className={`${classes.value} figures`}>{value}</span>}
      {piece.settled ? (
        <Badge variant="light">{messages.settled}</Badge>
      ) : (
        <Badge variant="light" color="gray">
          {messages.awaited}
        </Badge>
      )}
    </>
  );
}

function EnterButton({ piece, enter }: { piece: Piece; enter: (piece: string) => void }): ReactElement {
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

function valueOf({ kind, mark, outOf, progress: { value } }: Piece): string | null {
  if (mark) return markOutOf(mark.value, outOf);
  if (value === null) return null;
  return outOf === null ? kindWords(kind).value(value) : markOutOf(value, outOf);
}
