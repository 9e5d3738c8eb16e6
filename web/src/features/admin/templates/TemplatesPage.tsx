// «Шаблони»: texts that staff begin from, by what they are for.
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';

import { useAdminDirectory } from '@/api/admin-hooks';
import type { TemplateEntry } from '@/api/admin-types';
import { Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import admin from '../parts/Admin.module.css';
import { Loaded } from '../parts/Loaded';
import { NEW } from '../parts/new';
import { TEMPLATE_KINDS } from '../parts/words';

export function TemplatesPage() {
  const query = useAdminDirectory();
  return (
    <Page
      title="Шаблони"
      aside={
        <Button component={Link} to={`/admin/templates/${NEW}`} leftSection={<IconPlus size={18} aria-hidden />}>
          Додати
        </Button>
      }
    >
      <Loaded query={query}>{({ templates }) => <Groups templates={templates} />}</Loaded>
    </Page>
  );
}

function Groups({ templates }: { templates: readonly TemplateEntry[] }) {
  if (templates.length === 0) {
    return (
      <Notice icon={IconFileText} title="Шаблонів ще немає">
        <Text c="dimmed" ta="center" maw={420}>
          Шаблон — це готовий текст резолюції, відповіді чи запитання. Номер, строк і заявника картка підставляє сама.
        </Text>
      </Notice>
    );
  }
  const groups = TEMPLATE_KINDS.map(({ value: kind, group, use }) => ({
    group,
    use,
    members: templates.filter(({ value }) => value.kind === kind),
  }));
  return (
    <Stack gap="lg">
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ group, use, members }) => (
          <section key={group} aria-label={group}>
            <Title order={2} size="h5">
              {group}
            </Title>
            <Text size="sm" c="dimmed" mb="xs">
              {use}
            </Text>
            <ul className={admin.list}>
              {members.map((template) => (
                <Row key={template.id} template={template} />
              ))}
            </ul>
          </section>
        ))}
    </Stack>
  );
}

function Row({ template: { id, value } }: { template: TemplateEntry }) {
  return (
    <li>
      <Link
        to={`/admin/templates/${encodeURIComponent(id)}`}
        className={admin.tile}
        data-testid="template-row"
        data-inactive={value.active ? undefined : true}
      >
        <Group justify="space-between" gap="xs">
          <div className={admin.name}>{value.name}</div>
          {!value.active && <ToneBadge color="gray">не пропонується</ToneBadge>}
        </Group>
        <Text size="sm" c="gray.8" lineClamp={2}>
          {value.text}
        </Text>
      </Link>
    </li>
  );
}
