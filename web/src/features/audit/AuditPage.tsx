// «Журнал доступу»: who read or changed which cards on a day, for the responsible person and administrators.
import { Group, Select, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';

import { useAudit, useDirectory, useMe } from '@/api/hooks';
import { asApiError } from '@/api/problem';
import { formatDay, today } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { AuditPages } from '@/lib/ui/AuditList';
import { DayInput } from '@/lib/ui/DayInput';
import { HomeLink } from '@/lib/ui/HomeLink';
import { Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';

function isDay(value: string | null): value is string {
  return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

export function AuditPage() {
  const [search, setSearch] = useSearchParams();
  const { data: directory } = useDirectory();
  const asked = search.get('day');
  const day = isDay(asked) ? asked : today();
  const who = search.get('who');
  const staff = directory?.staff.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  // Somebody who has left the service is still in the trail.
  if (directory !== undefined && who !== null && staff.every(({ value }) => value !== who)) {
    staff.push({ value: who, label: who });
  }

  const show = (changes: { day?: string; who?: string | null }) => {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (changes.day !== undefined) after.set('day', changes.day);
        if (changes.who === null) after.delete('who');
        else if (changes.who !== undefined) after.set('who', changes.who);
        return after;
      },
      { replace: true },
    );
  };

  return (
    <Page title="Журнал доступу">
      <Text c="dimmed" size="sm" mb="md" maw={720}>
        Хто, коли і звідки переглядав або змінював картки. Повторні перегляди того самого протягом кількох хвилин
        стоять одним записом.
      </Text>
      <Group mb="md" gap="sm" align="flex-end">
        <DayInput label="День" past latest={null} w={170} value={day} onChange={(next) => next !== null && show({ day: next })} />
        <Select
          label="Працівник"
          placeholder="Усі працівники"
          searchable
          clearable
          w={300}
          maw="100%"
          data={staff}
          value={who}
          onChange={(value) => show({ who: value })}
        />
      </Group>
      <Day key={`${day} ${who ?? ''}`} day={day} who={who} name={staff.find(({ value }) => value === who)?.label} />
    </Page>
  );
}

function Day({ day, who, name }: { day: string; who: string | null; name: string | undefined }) {
  const pages = useAudit(day, who);
  const { data: me } = useMe();
  if (pages.error !== null && asApiError(pages.error).status === 403) {
    return (
      <Notice icon={IconLock} title={asApiError(pages.error).title}>
        <Text c="dimmed" ta="center" maw={420}>
          Журнал доступний відповідальній особі та адміністраторові.
        </Text>
        <HomeLink />
      </Notice>
    );
  }
  const whose = name === undefined ? '' : `, ${shortName(name)}`;
  return (
    <AuditPages
      pages={pages}
      cards={me?.roles.includes('responsible') === true ? 'links' : 'numbers'}
      label={`Журнал доступу, ${formatDay(day)}${whose}`}
      empty={`Записів немає: ${formatDay(day)}${whose}`}
    />
  );
}
