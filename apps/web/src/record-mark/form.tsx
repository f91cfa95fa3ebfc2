import { Badge, Button, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import { isDecimalFault, parseDecimal } from '@parchemin/kernel';
import { useState, type FormEvent, type ReactElement } from 'react';
import { ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { decimal, markOutOf } from '../french/numbers.js';
import { errorsOf, markErrorWhileTyping, markField, pieceField, type Typed } from './attempt.js';
import { messages } from './messages.fr.js';
import { SendingResult } from './sending-result.js';
import { useRecordMark, type Sending } from './use-record-mark.js';

type Piece = CandidateRecordView['stages'][number]['pieces'][number];

interface FormProps {
  readonly candidacy: string;
  readonly zone: string;
  readonly pieces: readonly Piece[];
  /** The piece chosen in the form; the list of pieces beside it may choose too. */
  readonly chosen: string;
  readonly choose: (piece: string) => void;
  readonly refresh: (position: string | null) => Promise<void>;
}

/** One mark of one piece. It stays in the form until the service has said what became of it. */
export function RecordMarkForm(props: FormProps): ReactElement {
  const missing = props.pieces.filter((piece) => piece.mark === null && !piece.settled);
  const form = useMarkForm(props);
  return (
    <Paper component="section" aria-labelledby="record-mark" withBorder p="lg" bg="var(--sheet)">
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '1rem' }}>
        <Title order={2} id="record-mark">
          {messages.title}
        </Title>
        {(missing.length > 0 || form.sending.state !== 'editing') && <StateBadge sending={form.sending} />}
      </div>
      <Text size="sm" c="dimmed" mb="md">
        {missing.length > 0 ? messages.remaining(missing.length) : messages.allRecorded}
      </Text>
      <SendingResult sending={form.sending} pieces={props.pieces} zone={props.zone} />
      {missing.length > 0 && <Fields {...form} pieces={missing} outOf={outOfChosen(missing, form.typed.piece)} />}
    </Paper>
  );
}

interface MarkForm {
  readonly typed: Typed;
  readonly sending: Sending;
  readonly errors: readonly FieldError[];
  readonly change: (change: Partial<Typed>) => void;
  readonly submit: (event: FormEvent) => void;
}

function useMarkForm({ candidacy, chosen, choose, refresh }: FormProps): MarkForm {
  const [mark, setMark] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const typed: Typed = { piece: chosen, mark };
  const { sending, send, backToEditing } = useRecordMark(candidacy, {
    recorded: async ({ position }) => {
      setMark('');
      choose('');
      document.getElementById(pieceField)?.focus();
      await refresh(position);
    },
    refused: () => void refresh(null),
  });
  return {
    typed,
    sending,
    errors,
    change: (change) => {
      if (change.piece !== undefined) choose(change.piece);
      if (change.mark !== undefined) setMark(change.mark);
      setErrors([]);
      backToEditing();
    },
    submit: (event) => {
      event.preventDefault();
      if (sending.state === 'sending') return;
      const found = errorsOf(typed);
      setErrors(found);
      if (found.length === 0) send(typed);
    },
  };
}

interface FieldsProps extends MarkForm {
  readonly pieces: readonly Piece[];
  readonly outOf: string;
}

function Fields({ typed, sending, errors, change, submit, pieces, outOf }: FieldsProps): ReactElement {
  const busy = sending.state === 'sending';
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        {errors.length > 0 && <ErrorSummary title={messages.errors} errors={errors} />}
        <NativeSelect
          id={pieceField}
          label={messages.piece}
          size="md"
          value={typed.piece}
          error={errors.find((error) => error.field === pieceField)?.message}
          onChange={(event) => change({ piece: event.currentTarget.value })}
          data={[
            { value: '', label: messages.choosePiece },
            ...pieces.map(({ piece, title }) => ({ value: piece, label: `${piece} – ${title}` })),
          ]}
        />
        <MarkField typed={typed} errors={errors} change={change} outOf={outOf} />
        <Button type="submit" size="md" loading={busy}>
          {busy ? messages.sending : sending.state === 'unanswered' ? messages.tryAgain : messages.submit}
        </Button>
      </Stack>
    </form>
  );
}

function MarkField({ typed, errors, change, outOf }: Pick<FieldsProps, 'typed' | 'errors' | 'change' | 'outOf'>) {
  const exact = parseDecimal(typed.mark);
  return (
    <TextInput
      id={markField}
      label={messages.mark}
      size="md"
      inputMode="decimal"
      autoComplete="off"
      value={typed.mark}
      description={isDecimalFault(exact) ? messages.markHint(decimal(outOf)) : messages.readAs(markOutOf(exact, outOf))}
      error={errors.find((error) => error.field === markField)?.message ?? markErrorWhileTyping(typed.mark)}
      onChange={(event) => change({ mark: event.currentTarget.value })}
    />
  );
}

const tones: Readonly<Record<Sending['state'], string>> = {
  editing: 'gray',
  sending: 'gray',
  recorded: 'fir',
  refused: 'brick',
  unanswered: 'amber',
};

function StateBadge({ sending }: { readonly sending: Sending }): ReactElement {
  return (
    <Badge variant="light" color={tones[sending.state]} title={messages.stateLabel}>
      {messages.state[sending.state]}
    </Badge>
  );
}

function outOfChosen(pieces: readonly Piece[], chosen: string): string {
  return (pieces.find(({ piece }) => piece === chosen) ?? pieces[0])?.outOf ?? '';
}
