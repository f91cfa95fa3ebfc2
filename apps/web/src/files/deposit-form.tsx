import { Button, FileInput, Group, Stack, Text } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import { useEffect, useId, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { messages as shared } from '../acts/acts.messages.fr.js';
import { Outcome } from '../acts/outcome.js';
import { useAct } from '../acts/use-act.js';
import { useService } from '../data/service-context.js';
import { messages } from './messages.fr.js';

interface DepositProps {
  readonly candidacy: string;
  readonly piece: CandidateRecordView['stages'][number]['pieces'][number];
  readonly done: (position: string) => Promise<void>;
  readonly close: () => void;
}

/** One file for one piece. The service looks at its name, and keeps its content under the digest that it computes itself. */
export function DepositForm({ candidacy, piece, done, close }: DepositProps): ReactElement {
  const service = useService();
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLButtonElement>(null);
  const hint = useId();
  useEffect(() => field.current?.focus(), []);
  const { asking, send, backToEditing } = useAct(
    (_, key) => service.depositFile(candidacy, piece.piece, file!, key),
    ({ position }) => done(position),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(file === null);
    // The same file again is the same attempt.
    if (file && asking.state !== 'sending') send(`${file.name}/${file.size}/${file.lastModified}`);
  };
  return (
    <form noValidate onSubmit={submit} aria-label={messages.deposit}>
      <Stack gap="sm" my="sm">
        <FileInput
          ref={field}
          label={messages.file}
          placeholder={messages.chooseFile}
          description={messages.depositHint}
          aria-describedby={hint}
          error={missing ? messages.fileMissing : undefined}
          value={file}
          clearable
          clearButtonProps={{ 'aria-label': messages.removeFile }}
          onChange={(chosen) => {
            setFile(chosen);
            setMissing(false);
            backToEditing();
          }}
        />
        <Text size="sm" c="dimmed" id={hint}>
          {messages.nameHint}
        </Text>
        <Outcome asking={asking} />
        <Group gap="xs">
          <Button type="submit" size="sm" loading={asking.state === 'sending'}>
            {asking.state === 'unanswered' ? shared.tryAgain : messages.deposit}
          </Button>
          <Button variant="default" size="sm" onClick={close}>
            {shared.close}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
