// One moderation case: the words, what else is known, the decisions.
import { Anchor, Group, Paper, Skeleton, Stack, Text, Timeline, Title } from '@mantine/core';
import { IconArrowLeft, IconFileUnknown, IconGavel } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';

import { useCase } from '@/api/hooks';
import { asApiError } from '@/api/problem';
import type { Case } from '@/api/types';
import { formatDate, formatDateTime } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { plural } from '@/lib/plural';
import { Facts } from '@/lib/ui/Facts';
import { ErrorNotice, Notice } from '@/lib/ui/Notice';
import { TabTitle } from '@/lib/ui/Page';
import { Section } from '@/lib/ui/Section';
import { CaseActions } from './CaseActions';
import { CaseBadge } from './CaseBadge';
import { CaseTexts } from './CaseTexts';
import classes from './Moderation.module.css';

const CHANNELS: Record<string, string> = { telegram: 'Telegram', viber: 'Viber' };

export function CasePage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useCase(id);
  return (
    <>
      <TabTitle>Затримане повідомлення</TabTitle>
      <Group mb="sm">
        <Anchor component={Link} to="/moderation" size="sm" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden /> Модерація
        </Anchor>
      </Group>
      {data !== undefined && <CaseView key={data.id} shown={data} />}
      {data === undefined && error === null && (
        <Stack role="status" aria-busy="true" aria-label="Завантаження">
          <Skeleton height={90} radius="md" />
          <Skeleton height={240} radius="md" />
        </Stack>
      )}
      {data === undefined && error !== null && <Unreadable error={error} retry={() => void refetch()} />}
    </>
  );
}

function Unreadable({ error, retry }: { error: unknown; retry: () => void }) {
  const { status, title } = asApiError(error);
  if (status !== 404 && status !== 403) return <ErrorNotice error={error} retry={retry} alone />;
  return (
    <Notice alone icon={IconFileUnknown} title={status === 404 ? 'Такого випадку немає' : title}>
      <Text c="dimmed" ta="center" maw={420}>
        Перевірте адресу сторінки або поверніться до списку.
      </Text>
    </Notice>
  );
}

function CaseView({ shown }: { shown: Case }) {
  return (
    <>
      <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
        <Group gap="sm">
          <Title order={1} size="h3">
            {shown.flag_name}
          </Title>
          <CaseBadge state={shown.state} name={shown.state_name} />
        </Group>
        <Text size="sm" c="dimmed" mt={4}>
          {CHANNELS[shown.channel] ?? shown.channel} · {formatDateTime(shown.at)}
        </Text>
        {shown.card != null && (
          <Text size="sm" mt={6}>
            {shown.card.id === shown.meant_for?.id ? 'Додано до звернення' : 'Зареєстровано:'}{' '}
            <Anchor component={Link} to={`/appeals/${encodeURIComponent(shown.card.id)}`} fw={600} underline="always">
              № {shown.card.number}
            </Anchor>
          </Text>
        )}
      </Paper>
      <div className={classes.columns}>
        <div className={classes.main}>
          <CaseTexts shown={shown} />
          <Given shown={shown} />
          <Decisions shown={shown} />
        </div>
        <div className={classes.side}>
          <CaseActions shown={shown} />
          <BlockSection shown={shown} />
        </div>
      </div>
    </>
  );
}

function Given({ shown }: { shown: Case }) {
  const { surname, name, patronymic, residence, phone, email, category, substance, location, attachments } = shown.given;
  const rows = [
    ['Прізвище, імʼя, по батькові', [surname, name, patronymic].filter(Boolean).join(' ')],
    ['Місце проживання', residence],
    ['Телефон', phone],
    ['Електронна пошта', email],
    ['Категорія', category?.name],
    ['Суть звернення', substance],
    ['Місце на карті', location == null ? null : `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`],
    ['Вкладення', attachments === 0 ? null : plural.count(attachments, 'файл', 'файли', 'файлів')],
  ] as const;
  const known = rows.some(([, value]) => value != null && value !== '');
  return (
    <Section title="Що зазначив заявник" testId="case-given">
      {known ? (
        <Facts rows={rows} />
      ) : (
        <Unnamed card={shown.meant_for} />
      )}
    </Section>
  );
}

/** Nothing was given with the words: the sender is known from the card they are about, or not yet. */
function Unnamed({ card }: { card: Case['meant_for'] }) {
  return (
    <Text size="sm" c="dimmed">
      {card == null ? (
        'Заявник ще не назвав себе.'
      ) : (
        <>
          Відомості про заявника – у картці{' '}
          <Anchor component={Link} to={`/appeals/${encodeURIComponent(card.id)}`} underline="always">
            № {card.number}
          </Anchor>
          .
        </>
      )}
    </Text>
  );
}

function Decisions({ shown }: { shown: Case }) {
  if (shown.history.length === 0) return null;
  return (
    <Section title="Рішення" testId="case-history">
      <Timeline bulletSize={28} lineWidth={2} color="gray">
        {[...shown.history].reverse().map((entry) => (
          <Timeline.Item key={entry.at} bullet={<IconGavel size={15} aria-hidden />} data-testid="case-entry">
            <Text size="sm">{entry.text}</Text>
            <Text component="blockquote" size="sm" mt={6} className={classes.message}>
              {entry.reason}
            </Text>
            <Text size="xs" c="dimmed" mt={2}>
              {entry.by.name} · <time dateTime={entry.at}>{formatDateTime(entry.at)}</time>
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  );
}

function BlockSection({ shown }: { shown: Case }) {
  const { block } = shown;
  return (
    <Section title="Блокування" testId="case-block">
      {block == null ? (
        <Text size="sm" c="dimmed">
          Приймання повідомлень не призупинено.
        </Text>
      ) : (
        <Facts
          rows={[
            [
              'Приймання призупинено',
              `${shown.blocked_until == null ? 'минуло ' : 'до '}${formatDate(block.until)}`,
            ],
            ['Причина', block.reason],
            ['Хто', `${block.by == null ? 'Сервіс' : shortName(block.by.name)}, ${formatDateTime(block.since)}`],
          ]}
        />
      )}
    </Section>
  );
}
