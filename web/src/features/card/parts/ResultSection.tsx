// What was done, and the proof of it.
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Card } from '@/api/types';
import { Section } from '@/lib/ui/Section';
import { ToneBadge } from '@/lib/ui/ToneBadge';

/** Results by which the applicant got what they asked for: resolved, explained. */
const GOOD = ['9.1', '9.3'];

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
          <Group mb={8}>
            <ToneBadge color={GOOD.includes(card.result.code) ? 'teal' : 'gray'}>{card.result.code_name}</ToneBadge>
          </Group>
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
