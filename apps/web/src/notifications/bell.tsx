import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { unreadQuery } from '../data/queries.js';
import { useService } from '../data/service-context.js';
import { Icon } from '../frame/icons.js';
import classes from './bell.module.css';
import { messages } from './messages.fr.js';

/** Not announced by itself: what is new has been mailed, and waits. */
const lookedEveryMillis = 60_000;
const countedAtMost = 999;

/** How much is unread, from every screen. */
export function Bell(): ReactElement {
  const { data: unread = 0 } = useQuery({ ...unreadQuery(useService()), refetchInterval: lookedEveryMillis });
  return (
    <Link to="/notifications" className={classes.bell} activeProps={{ 'aria-current': 'page' }}>
      <Icon name="bell" />
      {unread > 0 && (
        <span className={classes.count} aria-hidden="true">
          {unread > countedAtMost ? messages.manyUnread : unread}
        </span>
      )}
      <VisuallyHidden>{messages.bell(unread)}</VisuallyHidden>
    </Link>
  );
}
