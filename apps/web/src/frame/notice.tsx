import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}

/** Says plainly that there is nothing here, or why not, and what may be done. */
export function Notice({ title, hint, children }: NoticeProps): ReactElement {
  return (
    <Paper withBorder mt="lg" p="xl" bg="var(--sheet)">
      <Stack gap="xs" align="center" ta="center" py="lg">
        <Title order={2}>{title}</Title>
        <Text c="dimmed" maw="32rem">
          {hint}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}
