// «Історія змін»: every change of the directory and the settings, newest first.
import { Accordion, Anchor, Group, Select, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';

import { useRevisions } from '@/api/admin-hooks';
import type { Kind, Revision } from '@/api/admin-types';
import { dayOf, formatDateTime } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { plural } from '@/lib/plural';
import { DayInput } from '@/lib/ui/DayInput';
import { Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import admin from '../parts/Admin.module.css';
import { Difference } from '../parts/Difference';
import { Loaded } from '../parts/Loaded';
import { KINDS } from '../parts/words';
import classes from './Changes.module.css';

/** The API tells at most so many. */
const MOST = 200;

const PATHS: Record<Kind, string> = {
  staff: '/admin/staff/',
  organisation: '/admin/organisations/',
  category: '/admin/categories/',
  template: '/admin/templates/',
  category_order: '/admin/categories',
  settings: '/admin/settings',
  calendar: '/admin/calendar',
  moderation: '/admin/words',
};

function isKind(value: string | null): value is Kind {
  return value !== null && value in KINDS;
}

export function ChangesPage() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('what');
  const what = isKind(asked) ? asked : null;
  const query = useRevisions(what === null ? undefined : { what });
  const show = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const filter = { by: params.get('by'), from: params.get('from'), to: params.get('to') };
  const people = new Map(query.data?.items.flatMap(({ by }) => (by === null ? [] : [[by.id, by.name] as const])));
  return (
    <Page title="Історія змін">
      <div className={admin.filters} role="search">
        <Select
          label="Що"
          placeholder="Усе"
          clearable
          data={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
          value={what}
          onChange={(value) => show('what', value)}
        />
        <Select
          label="Хто"
          placeholder="Будь-хто"
          clearable
          searchable
          data={[...people].map(([value, label]) => ({ value, label }))}
          value={filter.by}
          onChange={(value) => show('by', value)}
        />
        <DayInput
          label="Від"
          clearable
          earliest={null}
          latest={filter.to}
          value={filter.from}
          onChange={(value) => show('from', value)}
        />
        <DayInput
          label="До"
          clearable
          earliest={filter.from}
          latest={null}
          value={filter.to}
          onChange={(value) => show('to', value)}
        />
      </div>
      <Loaded query={query}>
        {({ items }) => <Items items={items.filter((revision) => isShown(revision, filter))} all={items.length} />}
      </Loaded>
    </Page>
  );
}

interface Filter {
  by: string | null;
  from: string | null;
  to: string | null;
}

function isShown(revision: Revision, { by, from, to }: Filter): boolean {
  const day = dayOf(new Date(revision.at));
  return (by === null || revision.by?.id === by) && (from === null || day >= from) && (to === null || day <= to);
}

function Items({ items, all }: { items: readonly Revision[]; all: number }) {
  if (items.length === 0) {
    return (
      <Notice icon={IconHistory} title={all === 0 ? 'Змін ще не було' : 'Таких змін не знайдено'}>
        <Text c="dimmed" ta="center" maw={420}>
          {all === 0
            ? 'Кожна зміна довідника чи налаштувань лишається тут назавжди: хто, коли, що було і що стало.'
            : `Перевірте фільтри. Переглянуто ${plural.count(all, 'останню зміну', 'останні зміни', 'останніх змін')}.`}
        </Text>
      </Notice>
    );
  }
  return (
    <>
      <Accordion multiple variant="separated" radius="md" classNames={{ item: classes.item ?? '' }}>
        {items.map((revision) => (
          <Item key={`${revision.what} ${revision.id ?? ''} ${revision.version}`} revision={revision} />
        ))}
      </Accordion>
      {all >= MOST && (
        <Text size="sm" c="dimmed" ta="center" mt="md">
          Показано з останніх {MOST} змін. Щоб побачити давніші, оберіть, що саме змінювали.
        </Text>
      )}
    </>
  );
}

function Item({ revision }: { revision: Revision }) {
  const { what, id, title, at, by, from, before, after, version } = revision;
  return (
    <Accordion.Item value={`${what} ${id ?? ''} ${version}`} data-testid="change">
      <Accordion.Control>
        <Group gap="xs">
          <ToneBadge color="gray">{KINDS[after.what]}</ToneBadge>
          {title !== KINDS[after.what] && (
            <Text size="sm" fw={600}>
              {title}
            </Text>
          )}
          {before === null && (
            <Text size="sm" c="dimmed">
              створено
            </Text>
          )}
        </Group>
        <Text size="xs" c="dimmed" mt={4}>
          <time dateTime={at}>{formatDateTime(at)}</time> · {by === null ? 'файл довідника' : shortName(by.name)}
          {from !== '' && ` · ${from}`}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Difference before={before} after={after} />
        <Anchor
          component={Link}
          to={id === null ? PATHS[after.what] : `${PATHS[after.what]}${encodeURIComponent(id)}`}
          size="sm"
          mt="sm"
          display="inline-block"
        >
          Відкрити
        </Anchor>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
