// Rows that are added and removed; the hand stays where it works.
import { ActionIcon, Button, Input } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';

import classes from './RowList.module.css';

export interface RowsProps<T> {
  value: T[];
  onChange: (value: T[]) => void;
  error?: ReactNode;
  'data-path': string;
}

type RowOf<T> = (value: T, change: (part: Partial<T>) => void, remove: () => void) => ReactNode;

interface RowListProps<T> extends RowsProps<T> {
  addLabel: string;
  added: T;
  row: RowOf<T>;
}

export function RowList<T>({ value, onChange, error, addLabel, added, row, ...path }: RowListProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  return (
    <Input.Wrapper error={error} errorProps={{ role: 'alert' }}>
      <ul ref={list} className={classes.rows} {...path} tabIndex={-1}>
        {value.map((item, at) => (
          <Row
            key={at}
            item={item}
            row={row}
            change={(part) => onChange(value.with(at, { ...item, ...part }))}
            remove={() => {
              onChange(value.filter((_, other) => other !== at));
              add.current?.focus();
            }}
          />
        ))}
      </ul>
      <Button
        ref={add}
        variant="default"
        size="xs"
        mb={error == null ? 0 : 5}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => {
          onChange([...value, added]);
          requestAnimationFrame(() => list.current?.lastElementChild?.querySelector('input')?.focus());
        }}
      >
        {addLabel}
      </Button>
    </Input.Wrapper>
  );
}

interface RowProps<T> {
  item: T;
  row: RowOf<T>;
  change: (part: Partial<T>) => void;
  remove: () => void;
}

function Row<T>({ item, row, change, remove }: RowProps<T>) {
  return <li>{row(item, change, remove)}</li>;
}

export function RemoveRow({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="default" size={36} aria-label={`Вилучити: ${label}`} onClick={onClick}>
      <IconTrash size={16} />
    </ActionIcon>
  );
}
