import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { useReachable } from '../data/reachability.js';
import { messages } from './messages.fr.js';
import classes from './shell.module.css';

/** While the service is out of reach, what is on screen is asked for again this often. */
const retryMillis = 10_000;

export function UnreachableBanner(): ReactElement {
  const reachable = useReachable();
  const client = useQueryClient();
  useEffect(() => {
    if (reachable) return undefined;
    const timer = setInterval(() => void client.refetchQueries({ type: 'active' }), retryMillis);
    return () => clearInterval(timer);
  }, [reachable, client]);
  return (
    <div role="status">
      {reachable ? null : (
        <div className={classes.banner}>
          <Text size="sm" fw={700}>
            {messages.unreachable}
          </Text>
          <Text size="sm">{messages.unreachableHint}</Text>
          <Button size="compact-sm" variant="default" onClick={() => void client.refetchQueries({ type: 'active' })}>
            {messages.retry}
          </Button>
        </div>
      )}
    </div>
  );
}
