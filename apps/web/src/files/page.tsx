import { Anchor, Badge, Button, Paper, Text } from '@mantine/core';
import type { QueuedFile } from '@parchemin/contracts';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState, type ReactElement } from 'react';
import { ActForm } from '../acts/act-form.js';
import { ErrorScreen } from '../app/error-screens.js';
import { PendingScreen } from '../app/pending-screen.js';
import { keys, queuedFilesQuery } from '../data/queries.js';
import { useService } from '../data/service-context.js';
import { Notice } from '../frame/notice.js';
import { Page } from '../frame/page.js';
import { instantInShort } from '../french/instants.js';
import { FileLink } from './file-link.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';

/** Files whose name follows no rule, the longest waiting first: somebody opens each, and says whose it is. */
export function QueuedFilesPage(): ReactElement {
  const service = useService();
  const client = useQueryClient();
  const queue = useInfiniteQuery(queuedFilesQuery(service));
  if (queue.error && !queue.data) return <ErrorScreen error={queue.error} again={() => void queue.refetch()} />;
  const files = queue.data?.pages.flatMap((page) => page.files);
  const settled = async (position: string): Promise<void> => {
    // Once the read side is that far, whatever is asked next is without the file that was settled.
    await service.queuedFiles(null, position);
    await client.invalidateQueries({ queryKey: keys.queuedFiles });
  };
  return (
    <Page title={messages.title}>
      <Text c="dimmed" mt={4} mb="lg">
        {messages.lead}
      </Text>
      <div role="status">{files && files.length > 0 && <Text mb="sm">{messages.count(files.length)}</Text>}</div>
      {!files && <PendingScreen label={messages.loading} />}
      {files?.length === 0 && <Notice title={messages.empty} hint={messages.emptyHint} />}
      {files && files.length > 0 && (
        <Paper component="ul" withBorder bg="var(--sheet)" className={classes.list}>
          {files.map((file) => (
            <Line key={`${file.candidacy}/${file.piece}/${file.sha256}`} file={file} settled={settled} />
          ))}
        </Paper>
      )}
      {queue.hasNextPage && (
        <Button mt="md" variant="default" loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
          {messages.more}
        </Button>
      )}
    </Page>
  );
}

interface LineProps {
  readonly file: QueuedFile;
  readonly settled: (position: string) => Promise<void>;
}

const noChoices = {};

function Line({ file, settled }: LineProps): ReactElement {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { candidacy, reference, piece, title, sha256, school, depositedAt, late } = file;
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <li className={classes.line}>
      <div className={classes.heading}>
        <Anchor
          renderRoot={(props) => <Link to="/candidatures/$candidacy" params={{ candidacy }} {...props} />}
          fw={600}
        >
          {reference}
        </Anchor>
        <Text size="sm" c="dimmed">
          {title} · {school} · {messages.depositedOn(instantInShort(depositedAt))}
        </Text>
        {late && (
          <Badge variant="light" color="amber">
            {messages.late}
          </Badge>
        )}
      </div>
      <FileLink candidacy={candidacy} piece={piece} file={file} />
      <Button
        ref={opener}
        mt="xs"
        size="compact-sm"
        variant="default"
        aria-expanded={open}
        aria-label={`${messages.settle}\u00a0: ${reference}, ${title}`}
        onClick={() => setOpen(!open)}
      >
        {messages.settle}
      </Button>
      {open && (
        <ActForm
          record={{ candidacy }}
          act="SettleFile"
          fixed={{ piece, sha256 }}
          choices={noChoices}
          done={settled}
          close={close}
        />
      )}
    </li>
  );
}
