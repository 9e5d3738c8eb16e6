// The tree of categories, moved by buttons; the order is saved as a whole.
import { ActionIcon, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCategory } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';

import { useAdminCache } from '@/api/admin-hooks';
import type { AdminDirectory, CategoryEntry, CategoryOrderEntry } from '@/api/admin-types';
import { plural } from '@/lib/plural';
import { Notice } from '@/lib/ui/Notice';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import admin from '../parts/Admin.module.css';
import { EntryFrame } from '../parts/EntryFrame';
import { IN_A_MINUTE } from '../parts/in-a-minute';
import { namesIn, type Names } from '../parts/names';
import { useEntryForm } from '../parts/use-entry-form';
import { send } from '../send';
import classes from './Categories.module.css';
import { completed, movedBy, ordered, tree } from './order';

export function CategoryTree({ directory }: { directory: AdminDirectory }) {
  const { categories, category_order: stamp } = directory;
  const cache = useAdminCache();
  const list = useRef<HTMLUListElement>(null);
  const [told, setTold] = useState('');
  const order = categories.map(({ id }) => id);
  const state = useEntryForm<{ order: string[] }, CategoryOrderEntry>({
    key: 'admin.category-order',
    shown: { version: stamp.version, values: { order }, raw: order },
    send: (values) => send.changeOrder(stamp.version, completed(categories, values.order)),
    read: ({ version, value }) => ({ version, values: { order: value }, raw: value }),
    store: () => void cache.reload(),
    reload: cache.reload,
    done: () => `Заявники побачать категорії в новому порядку. ${IN_A_MINUTE}`,
  });
  const names = namesIn(directory);
  const shown = ordered(categories, state.form.values.order);

  if (categories.length === 0) {
    return (
      <Notice icon={IconCategory} title="Категорій ще немає">
        <Text c="dimmed" ta="center" maw={420}>
          Категорію заявник обирає в боті. Вона підказує строк і організацію, що зазвичай виконує таку роботу.
        </Text>
      </Notice>
    );
  }

  const move = (category: CategoryEntry, by: -1 | 1) => {
    const after = movedBy(shown, category.id, by);
    if (after === null) return;
    state.form.setFieldValue('order', after);
    setTold(`«${category.value.name}» переміщено ${by < 0 ? 'вище' : 'нижче'}`);
    // The element moves in the page; the hand stays on its button.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLButtonElement>(`[data-moves="${CSS.escape(`${category.id}:${by}`)}"]`)?.focus(),
    );
  };

  const row = (category: CategoryEntry, at: number, of: number) => (
    <Row category={category} names={names} first={at === 0} last={at === of - 1} onMove={(by) => move(category, by)} />
  );

  return (
    <EntryFrame state={state} what="category_order" stamp={stamp} submitLabel="Зберегти порядок">
      <Text size="sm" c="dimmed" mb="sm">
        У такому порядку категорії бачать заявники. Стрілки змінюють порядок у межах свого рівня.
      </Text>
      <ul className={admin.list} ref={list} aria-label="Категорії">
        {tree(shown).map(({ category, children }, at, all) => (
          <li key={category.id}>
            {row(category, at, all.length)}
            {children.length > 0 && (
              <ul className={`${admin.list ?? ''} ${classes.children ?? ''}`} aria-label={category.value.name}>
                {children.map((child, place) => (
                  <li key={child.id}>{row(child, place, children.length)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
    </EntryFrame>
  );
}

interface RowProps {
  category: CategoryEntry;
  names: Names;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
}

function Row({ category: { id, value }, names, first, last, onMove }: RowProps) {
  const norm =
    value.norm_hours === null
      ? plural.count(value.norm_days, 'день', 'дні', 'днів')
      : `терміново, ${plural.count(value.norm_hours, 'година', 'години', 'годин')}`;
  const about = [norm, value.organisation !== null && names.organisation(value.organisation)];
  return (
    <div className={classes.row} data-testid="category-row" data-inactive={value.active ? undefined : true}>
      <Link to={`/admin/categories/${encodeURIComponent(id)}`} className={classes.link}>
        <Group gap="xs">
          <span className={admin.name}>{value.name}</span>
          {!value.active && <ToneBadge color="gray">нечинна</ToneBadge>}
          {!value.proof_required && <ToneBadge color="blue">без підтвердження</ToneBadge>}
        </Group>
        <Text size="sm" c="dimmed">
          {about.filter((part) => part !== false).join(' · ')}
        </Text>
      </Link>
      <Group gap={6} wrap="nowrap">
        <Mover name={value.name} id={id} by={-1} ends={first} onMove={onMove} />
        <Mover name={value.name} id={id} by={1} ends={last} onMove={onMove} />
      </Group>
    </div>
  );
}

interface MoverProps {
  name: string;
  id: string;
  by: -1 | 1;
  /** Nothing is beyond; the button stays so that it keeps the focus. */
  ends: boolean;
  onMove: (by: -1 | 1) => void;
}

function Mover({ name, id, by, ends, onMove }: MoverProps) {
  const Icon = by < 0 ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={`${by < 0 ? 'Підняти' : 'Опустити'}: ${name}`}
      aria-disabled={ends}
      data-disabled={ends ? true : undefined}
      data-moves={`${id}:${by}`}
      onClick={() => onMove(by)}
    >
      <Icon size={16} />
    </ActionIcon>
  );
}
