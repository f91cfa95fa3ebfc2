import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { messages } from './messages.fr.js';

/** The shape of what is coming, and its announcement for those who do not see it. */
export function PendingScreen({ label = messages.loading }: { readonly label?: string }): ReactElement {
  return (
    <Stack gap="md" mt="lg">
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      <Skeleton height={28} width="40%" />
      <Skeleton height={88} />
      <Skeleton height={88} />
      <Skeleton height={88} />
    </Stack>
  );
}
