// «Матеріали»: what the responsible person asked executors for, and what they gave.
import { Group, Stack, Text } from '@mantine/core';

import type { Card } from '@/api/types';
import { formatDateTime } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { isFinished } from '@/lib/states';
import { Section } from '@/lib/ui/Section';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import classes from '../requests/Requests.module.css';
import { GiveForm } from './GiveForm';

export function MaterialsSection({ card, className }: { card: Card; className: string | undefined }) {
  if (card.materials.length === 0) return null;
  const mayGive = card.allowed_actions.some(({ action }) => action === 'give_materials');
  return (
    <Section title="Матеріали" className={className} testId="card-materials">
      <Stack gap="md" component="ul" className={classes.list}>
        {card.materials.map((asked) => (
          <li
            key={asked.sequence}
            id={`materials-${asked.sequence}`}
            tabIndex={-1}
            className={classes.item}
            data-testid="materials"
            data-answered={asked.answered_at !== null}
          >
            <Group gap="xs" justify="space-between" align="flex-start">
              <Text fw={600} flex={1} miw={200} className={classes.words}>
                {asked.text}
              </Text>
              <Standing given={asked.answered_at !== null} finished={isFinished(card.state)} />
            </Group>
            <Text size="xs" c="dimmed" mt={2}>
              Запитано: {shortName(asked.of.name)}
            </Text>
            {asked.answered_at !== null && (
              <div className={classes.answer}>
                <Text className={classes.words}>{asked.answer}</Text>
                <Text size="xs" c="dimmed">
                  {formatDateTime(asked.answered_at)}
                </Text>
              </div>
            )}
            {asked.can_answer && mayGive && (
              <div className={classes.form}>
                <GiveForm card={card} asked={asked} />
              </div>
            )}
          </li>
        ))}
      </Stack>
    </Section>
  );
}

/** Nobody can answer on a finished card any more. */
function Standing({ given, finished }: { given: boolean; finished: boolean }) {
  if (given) return <ToneBadge color="teal">Надано</ToneBadge>;
  return finished ? <ToneBadge color="gray">Не надано</ToneBadge> : <ToneBadge color="yellow">Очікуємо</ToneBadge>;
}
