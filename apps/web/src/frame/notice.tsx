import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
  readonly level?: 2 | 3;
}

/** Says plainly that there is nothing here, or why not, and what may be done. */
export function Notice({ title, hint, children, level = 2 }: NoticeProps): ReactElement {
  return (
    <Paper withBorder p="xl" bg="var(--sheet)">
      <Stack gap="xs" align="center" ta="center" py="lg">
        <Title order={level} size="h3">
          {title}
        </Title>
        <Text c="dimmed" maw="32rem">
          {hint}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}
