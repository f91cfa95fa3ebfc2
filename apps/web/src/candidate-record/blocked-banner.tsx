import { Alert, Button, Text } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { messages as shell } from '../app/messages.fr.js';
import { Refused } from '../data/service.js';
import { useService } from '../data/service-context.js';
import { Icon } from '../frame/icons.js';
import { instantInFull } from '../french/instants.js';
import { roleWords } from '../french/roles.messages.fr.js';
import { becauseInFrench, stepInFrench } from './blocked-words.fr.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';
import { titlesOf } from './titles.js';

interface BannerProps {
  readonly record: CandidateRecordView;
  readonly zone: string;
  readonly refresh: (position: string) => Promise<void>;
}

/** The path has stopped: why, whose turn it is, and the way on for whoever may take it. */
export function BlockedBanner({ record, zone, refresh }: BannerProps): ReactElement | null {
  const service = useService();
  // One key for this banner: however often it is pressed, the path is set going once.
  const [key] = useState(() => crypto.randomUUID());
  const retry = useMutation({
    mutationFn: () => service.retryPath(record.candidacy, key),
    onSuccess: ({ position }) => refresh(position),
  });
  if (!record.blocked) return null;
  const { step, because, owner, blockedAt } = record.blocked;
  return (
    <Alert mb="lg" color="brick" title={messages.blockedTitle} icon={<Icon name="alert" />}>
      <Text size="sm">{messages.blockedBy(roleWords(owner).to)}</Text>
      <dl className={classes.facts} style={{ marginBlock: '0.5rem' }}>
        <Fact name={messages.blockedStep} value={stepInFrench(step, titlesOf(record))} />
        <Fact name={messages.blockedBecause} value={becauseInFrench(because)} />
        <Fact name={messages.blockedSince} value={instantInFull(blockedAt, zone)} />
      </dl>
      {record.acts.includes('RetryPath') && (
        <Button color="brick" size="sm" loading={retry.isPending} onClick={() => retry.mutate()}>
          {messages.retry}
        </Button>
      )}
      <div role="status">
        {retry.isError && (
          <Text size="sm" mt="xs">
            {retry.error instanceof Refused ? retry.error.problem.detail : shell.unansweredHint}
          </Text>
        )}
      </div>
    </Alert>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
