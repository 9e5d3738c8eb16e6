// What the applicant says of the result: the survey after the card was closed.
import { Group, Rating, Text } from '@mantine/core';

import type { Card, SurveyState } from '@/api/types';
import { formatDateTime } from '@/lib/dates';
import { ClauseTag } from '@/lib/ui/ClauseTag';
import { Section } from '@/lib/ui/Section';
import { ToneBadge } from '@/lib/ui/ToneBadge';

/** How the survey ended; one that goes on is not here. */
const ENDS: Record<string, string> = {
  answered: 'Опитування завершено',
  repeated: 'Створено повторне звернення',
  lapsed: 'Заявник не відповів, опитування закрито',
  not_sent_paid: 'Не надіслано: повідомлення у Viber було б платним',
  not_sent_unreachable: 'Не надіслано: заявник недоступний у месенджері',
  not_sent_late: 'Не надіслано: минув час опитування',
};

function standing({ asked_at, reminded_at, answered_at, ended, ended_at }: SurveyState): string {
  if (ended !== null) return `${ENDS[ended] ?? ended}${ended_at === null ? '' : ` · ${formatDateTime(ended_at)}`}`;
  if (answered_at !== null) return `Відповідь ${formatDateTime(answered_at)}`;
  if (reminded_at !== null) return `Нагадано ${formatDateTime(reminded_at)}, відповіді ще немає`;
  if (asked_at !== null) return `Запитано ${formatDateTime(asked_at)}, відповіді ще немає`;
  return 'Запитання буде надіслано в денний час';
}

export function Survey({ card, className }: { card: Card; className: string | undefined }) {
  const { survey } = card;
  if (survey === null) return null;
  return (
    <Section title="Опитування заявника" className={className} testId="card-survey">
      {survey.done !== null && (
        <Group gap="sm">
          <ToneBadge color={survey.done ? 'green' : 'red'}>{survey.done ? 'Роботу виконано' : 'Роботу не виконано'}</ToneBadge>
          {survey.quality !== null && (
            <Group gap="xs">
              <Rating value={survey.quality} readOnly aria-hidden />
              <Text size="sm">{survey.quality} з 5</Text>
            </Group>
          )}
        </Group>
      )}
      {survey.comment !== null && (
        <Text mt="xs" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {survey.comment}
        </Text>
      )}
      <Group gap="xs" mt={survey.done === null ? 0 : 'xs'}>
        <Text size="sm" c="dimmed">
          {standing(survey)}
        </Text>
        <ClauseTag clause="7" />
      </Group>
    </Section>
  );
}
