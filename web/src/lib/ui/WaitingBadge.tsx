// «Чекаємо на відповідь до …»: a question to the applicant is open.
import { Badge } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';

import type { CardSummary } from '@/api/types';
import { formatDate } from '../dates';
import classes from './ToneBadge.module.css';

export function WaitingBadge({ card }: { card: CardSummary }) {
  if (!card.waiting_for_applicant) return null;
  return (
    <Badge
      variant="outline"
      color="var(--words-warning)"
      radius="sm"
      classNames={classes}
      leftSection={<IconMessageQuestion size={14} aria-hidden />}
      data-testid="waiting-for-applicant"
    >
      {card.answer_by == null ? 'чекаємо на відповідь' : `чекаємо на відповідь до ${formatDate(card.answer_by)}`}
    </Badge>
  );
}
