// A category: those of the second level under the name of the one above them.
import { Select } from '@mantine/core';

import { useDirectory } from '@/api/hooks';
import type { Directory } from '@/api/types';

interface CategoryInputProps {
  label: string;
  value: string | null;
  onChange: (category: string | null) => void;
  error?: string | null;
  /** One that is not offered: the card has it already. */
  except?: string;
}

type Category = Directory['categories'][number];

interface Option {
  value: string;
  label: string;
}

type Choice = Option | { group: string; items: Option[] };

/** What can be chosen: a category that is divided further is a heading, not a choice. */
function choices(categories: readonly Category[], except: string | undefined): Choice[] {
  const active = categories.filter((category) => category.active);
  const below = (id: string) => active.filter(({ parent }) => parent === id);
  const option = ({ id, name }: Category) => ({ value: id, label: name });
  const offered = (category: Category) => category.id !== except;
  const known = new Set(active.map(({ id }) => id));
  return active
    .filter(({ parent }) => parent === null || !known.has(parent))
    .flatMap((category): Choice[] => {
      const children = below(category.id);
      if (children.length === 0) return offered(category) ? [option(category)] : [];
      const items = children.filter(offered).map(option);
      return items.length === 0 ? [] : [{ group: category.name, items }];
    });
}

export function CategoryInput({ label, value, onChange, error = null, except }: CategoryInputProps) {
  const { data: directory } = useDirectory();
  return (
    <Select
      label={label}
      placeholder="Оберіть"
      searchable
      withAsterisk
      maxDropdownHeight={320}
      disabled={directory === undefined}
      data={choices(directory?.categories ?? [], except)}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
