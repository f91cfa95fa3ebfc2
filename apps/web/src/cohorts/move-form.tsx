import { Alert, Button, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import type { CohortView } from '@parchemin/contracts';
import type { FormEvent, ReactElement } from 'react';
import { Refused } from '../data/service.js';
import { ErrorSummary } from '../frame/error-summary.js';
import { Icon } from '../frame/icons.js';
import { civilDay } from '../french/instants.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';
import { PreviewPanel } from './preview-panel.js';
import { dateField, reasonField, useCohortMove } from './use-cohort-move.js';

interface FormProps {
  readonly view: CohortView;
  readonly moved: () => void;
}

/** The dates of the cohort, as they stand and as they would; nothing is asked before somebody has seen what it would do. */
export function MoveForm({ view, moved }: FormProps): ReactElement {
  const form = useCohortMove(view, moved);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    form.foresee();
  };
  return (
    <Paper component="section" aria-labelledby="move" withBorder p="lg" bg="var(--sheet)">
      <Title order={2} id="move">
        {messages.move}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {messages.moveHint}
      </Text>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {form.errors.length > 0 && <ErrorSummary title={messages.move} errors={form.errors} />}
          <Dates view={view} form={form} />
          <TextInput
            id={reasonField}
            label={messages.reason}
            description={messages.reasonHint}
            value={form.reason}
            error={form.errors.find(({ field }) => field === reasonField)?.message}
            onChange={(event) => form.setReason(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={form.look.isPending}>
            {messages.preview}
          </Button>
        </Stack>
      </form>
      <div aria-live="polite">
        <Trouble error={form.look.error ?? form.move.error} />
        {form.preview && <PreviewPanel preview={form.preview} form={form} />}
      </div>
    </Paper>
  );
}

type Form = ReturnType<typeof useCohortMove>;

function Dates({ view, form }: { readonly view: CohortView; readonly form: Form }): ReactElement {
  return (
    <div className={classes.dates}>
      {view.dates.map(({ date, label, day }) => (
        <TextInput
          key={date}
          id={dateField(date)}
          type="date"
          label={label}
          description={day === null ? messages.unset : civilDay(day)}
          value={form.typed[date] ?? day ?? ''}
          error={form.errors.find(({ field }) => field === dateField(date))?.message}
          onChange={(event) => form.setDate(date, event.currentTarget.value)}
        />
      ))}
    </div>
  );
}

/** The service's own words where it says no; otherwise nobody knows, and sending again is safe. */
function Trouble({ error }: { readonly error: Error | null }): ReactElement | null {
  if (!error) return null;
  if (!(error instanceof Refused)) {
    return (
      <Alert mt="md" color="amber" title={messages.unansweredTitle} icon={<Icon name="clock" />}>
        {messages.unanswered}
      </Alert>
    );
  }
  const { title, detail, errors = [] } = error.problem;
  return (
    <Alert mt="md" color="brick" title={title} icon={<Icon name="alert" />}>
      <Text size="sm">{detail}</Text>
      {errors.map(({ pointer, message }) => (
        <Text key={pointer} size="sm">
          {message}
        </Text>
      ))}
    </Alert>
  );
}
