// A titled block of the card.
import { Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionProps {
  title: string;
  className?: string | undefined;
  children: ReactNode;
  testId?: string;
}

export function Section({ title, className, children, testId }: SectionProps) {
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} className={className} component="section" data-testid={testId}>
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}
