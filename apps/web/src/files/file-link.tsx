import { Anchor, Badge, Text } from '@mantine/core';
import type { FileView } from '@parchemin/contracts';
import type { ReactElement } from 'react';
import { messages } from './messages.fr.js';

interface LinkProps {
  readonly candidacy: string;
  readonly piece: string;
  readonly file: Pick<FileView, 'name' | 'bytes'> & { readonly status?: FileView['status'] };
}

/** A deposited file under the name that it came with; following the link keeps it. */
export function FileLink({ candidacy, piece, file }: LinkProps): ReactElement {
  const name = file.name ?? messages.unnamed;
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      <Anchor href={`/api/candidacies/${candidacy}/files/${piece}`} download aria-label={messages.download(name)}>
        {name}
      </Anchor>{' '}
      ({messages.size(file.bytes)}){' '}
      {file.status && file.status !== 'accepted' && (
        <Badge variant="light" color={file.status === 'queued' ? 'amber' : 'brick'}>
          {messages.status[file.status]}
        </Badge>
      )}
    </Text>
  );
}
