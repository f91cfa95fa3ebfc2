import { Alert, Anchor, Button, Text, Title } from '@mantine/core';
import type { CohortPreview } from '@parchemin/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { instantInShort } from '../french/instants.js';
import { rungName } from '../french/rungs.messages.fr.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';
import type { useCohortMove } from './use-cohort-move.js';

interface PreviewProps {
  readonly preview: CohortPreview;
  readonly form: Pick<ReturnType<typeof useCohortMove>, 'move' | 'more' | 'confirm' | 'look'>;
}

/** Who would be affected and how; the way on stands below what it would do. */
export function PreviewPanel({ preview, form }: PreviewProps): ReactElement {
  const { affected, members, complete, bySchool, byStage, deadlines, candidacies, next } = preview;
  return (
    <section aria-labelledby="foreseen">
      <Title order={3} id="foreseen" mt="lg">
        {messages.foreseen}
      </Title>
      <Text fw={600}>{messages.affected(affected, members)}</Text>
      {!complete && <Alert color="amber">{messages.partly}</Alert>}
      <div className={classes.counts}>
        <Counts title={messages.bySchool} counts={bySchool} />
        <Counts title={messages.byStage} counts={byStage} />
      </div>
      {deadlines.length > 0 && <Deadlines deadlines={deadlines} />}
      {candidacies.length > 0 && <Candidacies candidacies={candidacies} />}
      {next !== null && (
        <Button size="xs" variant="default" loading={form.look.isPending} onClick={() => form.more(next)}>
          {messages.more}
        </Button>
      )}
      <Button mt="lg" fullWidth loading={form.move.isPending} onClick={form.confirm}>
        {form.move.isPending ? messages.sending : messages.confirm}
      </Button>
    </section>
  );
}

function Counts({ title, counts }: { readonly title: string; readonly counts: CohortPreview['bySchool'] }) {
  return (
    <section aria-label={title}>
      <Title order={4}>{title}</Title>
      <dl>
        {counts.map(({ key, count }) => (
          <div key={key} className={classes.count}>
            <dt>{key}</dt>
            <dd className="figures">{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Deadlines({ deadlines }: Pick<CohortPreview, 'deadlines'>): ReactElement {
  return (
    <section aria-labelledby="moved-deadlines">
      <Title order={4} id="moved-deadlines">
        {messages.deadlines}
      </Title>
      <ul className={classes.list}>
        {deadlines.map(({ deadline, from, to, count, past }) => (
          <li key={`${deadline} ${from}`} className={classes.line}>
            <Text fw={600}>{deadline}</Text>
            <Text className="figures">{fromTo(from, to)}</Text>
            <Text size="sm" c="dimmed">
              {messages.members(count)}
            </Text>
            {past.map((step) => (
              <Text key={step.step} size="sm" c="dimmed">
                {pastOf(step)}
              </Text>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Candidacies({ candidacies }: Pick<CohortPreview, 'candidacies'>): ReactElement {
  return (
    <section aria-labelledby="affected">
      <Title order={4} id="affected">
        {messages.candidacies}
      </Title>
      <ul className={classes.list}>
        {candidacies.map(({ candidacy, reference, school }) => (
          <li key={candidacy} className={classes.line}>
            <Anchor renderRoot={(props) => <Link to="/candidatures/$candidacy" params={{ candidacy }} {...props} />}>
              {reference}
            </Anchor>
            <Text size="sm" c="dimmed">
              {school}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

function fromTo(from: string, to: string | null): string {
  return to === null
    ? messages.dropped(instantInShort(from))
    : messages.moved(instantInShort(from), instantInShort(to));
}

function pastOf({ kind, plannedAt, skipped }: CohortPreview['deadlines'][number]['past'][number]): string {
  const when = instantInShort(plannedAt);
  return skipped ? messages.pastSkipped(rungName(kind), when) : messages.pastAtOnce(rungName(kind), when);
}
