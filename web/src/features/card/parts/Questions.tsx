// Questions put to the applicant, and whether they were answered.
import { Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconClock } from '@tabler/icons-react';

import type { Card, Question } from '@/api/types';
import { formatDateTime, formatLongDate } from '@/lib/dates';
import { isFinished } from '@/lib/states';
import { Section } from '@/lib/ui/Section';
import classes from './Questions.module.css';

export function Questions({ card, className }: { card: Card; className: string | undefined }) {
  if (card.questions.length === 0) return null;
  return (
    <Section title="Запитання заявнику" className={className} testId="card-questions">
      <Stack gap="sm" component="ul" className={classes.list}>
        {card.questions.map((question) => (
          <li key={question.sequence} data-testid="question" data-answered={question.answered_at != null}>
            <Text className={classes.words}>{question.text}</Text>
            <Standing question={question} finished={isFinished(card.state)} />
          </li>
        ))}
      </Stack>
    </Section>
  );
}

function Standing({ question, finished }: { question: Question; finished: boolean }) {
  if (question.answered_at != null) {
    return (
      <Group gap={6} mt={2} wrap="nowrap" c="var(--words-good)">
        <IconCircleCheck size={16} className={classes.icon} aria-hidden />
        <Text size="sm">Відповідь отримано {formatDateTime(question.answered_at)}: дивіться в історії</Text>
      </Group>
    );
  }
  if (finished) {
    return (
      <Text size="sm" c="dimmed" mt={2}>
        Відповіді не було.
      </Text>
    );
  }
  return (
    <Group gap={6} mt={2} wrap="nowrap" c="var(--words-warning)">
      <IconClock size={16} className={classes.icon} aria-hidden />
      <Text size="sm">
        {question.answer_by == null
          ? 'Чекаємо на відповідь'
          : `Чекаємо на відповідь до ${formatLongDate(question.answer_by)}`}
      </Text>
    </Group>
  );
}
