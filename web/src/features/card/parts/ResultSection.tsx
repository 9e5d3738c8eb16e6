// What was done, and the proof of it.
import { Badge, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Card } from '@/api/types';
import { Section } from '@/lib/ui/Section';

interface ResultSectionProps {
  card: Card;
  className: string | undefined;
  children: ReactNode;
}

export function ResultSection({ card, className, children }: ResultSectionProps) {
  const proven = card.files.some((file) => file.origin === 'staff');
  if (card.result == null && !proven) return null;
  return (
    <Section title="Результат" className={className} testId="card-result">
      {card.result != null && (
        <>
          <Badge variant="light" color="teal" c="var(--words-good)" tt="none" radius="sm" size="lg" fz={13} mb={8}>
            {card.result.code_name}
          </Badge>
          <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{card.result.text}</Text>
          {card.result.law !== null && (
            <Text size="sm" mt="xs" style={{ overflowWrap: 'anywhere' }}>
              Підстава відмови: {card.result.law}
            </Text>
          )}
        </>
      )}
      {children}
    </Section>
  );
}
