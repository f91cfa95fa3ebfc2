import { Button, Group } from '@mantine/core';
import type { ActName, CandidateRecordView } from '@parchemin/contracts';
import { useRef, useState, type ReactElement } from 'react';
import { DepositForm } from '../files/deposit-form.js';
import { ActForm } from './act-form.js';
import { actWords } from './acts.messages.fr.js';
import { fieldsOf, isActName, type Choices } from './fields.js';

type Piece = CandidateRecordView['stages'][number]['pieces'][number];

interface PieceActsProps {
  readonly candidacy: string;
  readonly piece: Piece;
  readonly refresh: (position: string) => Promise<void>;
}

/** What the reader may ask of this piece now, each behind its button; the service says what that is. */
export function PieceActs({ candidacy, piece, refresh }: PieceActsProps): ReactElement | null {
  const [chosen, choose] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const offered = piece.acts.filter(({ act }) => isOffered(act));
  if (offered.length === 0) return null;
  const open = offered.find(({ act }) => act === chosen);
  const close = (): void => {
    choose(null);
    opener.current?.focus();
  };
  return (
    <>
      <Group gap="xs" mt="xs">
        {offered.map(({ act }) => (
          <Button
            key={act}
            ref={act === chosen ? opener : undefined}
            size="compact-sm"
            variant="default"
            aria-expanded={act === chosen}
            aria-label={`${wordsOf(act)}\u00a0: ${piece.title}`}
            onClick={() => choose(act === chosen ? null : act)}
          >
            {wordsOf(act)}
          </Button>
        ))}
      </Group>
      {open && (
        <OpenedAct key={open.act} {...{ candidacy, piece, refresh, close }} act={open.act} choices={open.choices} />
      )}
    </>
  );
}

interface OpenedProps extends PieceActsProps {
  readonly act: string;
  readonly choices: Choices;
  readonly close: () => void;
}

function OpenedAct({ candidacy, piece, refresh, close, act, choices }: OpenedProps): ReactElement | null {
  if (act === 'DepositFile') return <DepositForm {...{ candidacy, piece, close }} done={refresh} />;
  if (!isActName(act)) return null;
  const about: Record<string, string> = { piece: piece.piece };
  const fixed = piece.file ? { ...about, sha256: piece.file.sha256 } : about;
  return <ActForm record={{ candidacy }} {...{ act, choices, close }} fixed={namedOnly(fixed, act)} done={refresh} />;
}

/** Only what the act has a field for. */
function namedOnly(fixed: Readonly<Record<string, string>>, act: ActName): Readonly<Record<string, string>> {
  const names = fieldsOf(act)?.map(({ path }) => path.join('.')) ?? [];
  return Object.fromEntries(Object.entries(fixed).filter(([name]) => names.includes(name)));
}

export function hasActs({ acts }: Pick<Piece, 'acts'>): boolean {
  return acts.some(({ act }) => isOffered(act));
}

/** Marks have a form of their own beside the pieces. */
function isOffered(act: string): boolean {
  return act === 'DepositFile' || (act !== 'RecordMark' && isActName(act) && fieldsOf(act) !== null);
}

function wordsOf(act: string): string {
  if (act === 'DepositFile') return 'Déposer un fichier';
  return isActName(act) ? actWords[act] : act;
}
