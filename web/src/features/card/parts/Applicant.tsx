// Who wrote, and how to reach them.
import { Alert, Anchor, Group, Text } from '@mantine/core';
import { IconBan, IconBellOff, IconLock } from '@tabler/icons-react';

import type { Card, Chat } from '@/api/types';
import { formatDate, formatDateTime } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { Facts } from '@/lib/ui/Facts';
import { Section } from '@/lib/ui/Section';

export function Applicant({ card, className }: { card: Card; className: string | undefined }) {
  const { surname, name, patronymic, residence, phone, email, contacts_hidden } = card.applicant;
  return (
    <Section title="Заявник" className={className}>
      <Facts
        rows={[
          ['Прізвище, імʼя, по батькові', [surname, name, patronymic].filter(Boolean).join(' ')],
          ['Місце проживання', residence],
          ['Телефон', phone === null ? null : <Anchor href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Anchor>],
          ['Електронна пошта', email === null || email === '' ? null : <Anchor href={`mailto:${email}`}>{email}</Anchor>],
          ['У розмові з ботом', card.chat.since == null ? null : `з ${formatDate(card.chat.since)}`],
          ['Остання дія в боті', card.chat.spoke_at == null ? null : formatDateTime(card.chat.spoke_at)],
        ]}
      />
      {contacts_hidden && (
        <Group gap={6} mt="xs" wrap="nowrap" align="flex-start" data-testid="contacts-hidden">
          <IconLock size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
          <Text size="sm">Телефон і адресу буде видно після прийняття в роботу.</Text>
        </Group>
      )}
      {card.channel === null ? (
        <Text size="sm" c="dimmed" mt="xs">
          Заявник не в боті: відповідь дайте листом або телефоном.
        </Text>
      ) : (
        <Standing chat={card.chat} />
      )}
    </Section>
  );
}

/** What stands in the way of a conversation. */
function Standing({ chat }: { chat: Chat }) {
  return (
    <>
      {!chat.reachable && (
        <Alert
          mt="sm"
          color="orange"
          variant="light"
          icon={<IconBellOff size={20} />}
          title={
            chat.lost_since == null
              ? 'Повідомлення заявникові не доходять'
              : `Заявник заблокував бота з ${formatDate(chat.lost_since)}`
          }
          data-testid="applicant-unreachable"
        >
          Запитання й результат не дійдуть: зателефонуйте або напишіть листа.
        </Alert>
      )}
      {chat.block != null && (
        <Alert
          mt="sm"
          color="red"
          variant="light"
          icon={<IconBan size={20} />}
          title={`Приймання призупинено до ${formatDate(chat.block.until)}`}
          data-testid="applicant-blocked"
        >
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            Причина: {chat.block.reason}
          </Text>
          <Text size="xs" c="dimmed" mt={2}>
            {chat.block.by == null ? 'Призупинив сервіс' : shortName(chat.block.by.name)},{' '}
            {formatDateTime(chat.block.since)}
          </Text>
        </Alert>
      )}
    </>
  );
}
