import { Button, Group, Stack } from '@mantine/core';
import type { ActName, CandidateRecordView } from '@parchemin/contracts';
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { useService } from '../data/service-context.js';
import { ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { actWords, messages } from './acts.messages.fr.js';
import { bodyOf, missingOf, placeOf, type Typed } from './body.js';
import { FieldInput, labelOf } from './field-input.js';
import { fieldId, fieldsOf, type Choices, type Field } from './fields.js';
import { Outcome } from './outcome.js';
import { useAct, type Asking } from './use-act.js';

interface FormProps {
  readonly record: Pick<CandidateRecordView, 'candidacy'>;
  readonly act: ActName;
  /** What the place of the form says already: the piece, the file in question. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly choices: Choices;
  readonly done: (position: string) => Promise<void> | void;
  readonly close: () => void;
}

/** The form of any act, made from its contract. It stays as it is until the service has said what became of it. */
export function ActForm({ record, act, fixed, choices, done, close }: FormProps): ReactElement | null {
  const fields = (fieldsOf(act, choices) ?? []).filter(({ path }) => !Object.hasOwn(fixed, path.join('.')));
  const form = useForm({ record, act, fixed, fields, done });
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus(), []);
  return (
    <form ref={first} noValidate onSubmit={form.submit} aria-label={actWords[act]}>
      <Stack gap="sm" my="sm">
        {form.errors.length > 0 && <ErrorSummary title={messages.errors} errors={form.errors} />}
        {fields.map((field) => (
          <FieldInput
            key={placeOf(field)}
            act={act}
            field={field}
            typed={form.typed}
            change={form.change}
            error={form.errors.find((error) => error.field === fieldId(act, field))?.message}
          />
        ))}
        <Outcome asking={form.asking} />
        <Group gap="xs">
          <Button type="submit" size="sm" loading={form.asking.state === 'sending'}>
            {form.asking.state === 'unanswered' ? messages.tryAgain : actWords[act]}
          </Button>
          <Button variant="default" size="sm" onClick={close}>
            {messages.close}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Wanted = Pick<FormProps, 'record' | 'act' | 'fixed' | 'done'> & { readonly fields: readonly Field[] };

function useForm({ record, act, fixed, fields, done }: Wanted) {
  const service = useService();
  const [typed, setTyped] = useState<Typed>({});
  const [missing, setMissing] = useState<readonly FieldError[]>([]);
  const { asking, send, backToEditing } = useAct(
    (content, key) => service.ask(record.candidacy, act, JSON.parse(content) as object, key),
    ({ position }) => done(position),
  );
  return {
    typed,
    asking,
    errors: missing.length > 0 ? missing : refusedFields(asking, act, fields),
    change: (place: string, text: string) => {
      setTyped((before) => ({ ...before, [place]: text }));
      setMissing([]);
      backToEditing();
    },
    submit: (event: FormEvent) => {
      event.preventDefault();
      if (asking.state === 'sending') return;
      const found = missingOf(fields, typed).map((field) => {
        return { field: fieldId(act, field), message: messages.missing(labelOf(field)) };
      });
      setMissing(found);
      if (found.length === 0) send(JSON.stringify(bodyOf(fields, typed, fixed)));
    },
  };
}

/** What the service says of single fields stands at each of them. */
function refusedFields(asking: Asking, act: string, fields: readonly Field[]): readonly FieldError[] {
  if (asking.state !== 'refused') return [];
  const errors = asking.problem.errors ?? [];
  return fields.flatMap((field) => {
    const place = placeOf(field);
    const error = errors.find(({ pointer }) => pointer === place || pointer.startsWith(`${place}/`));
    return error ? [{ field: fieldId(act, field), message: `${labelOf(field)}\u00a0: ${error.message}` }] : [];
  });
}
