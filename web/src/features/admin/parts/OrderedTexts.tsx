// Texts in an order of their own: added, renamed, moved by buttons, removed.
import { ActionIcon, Button, Group, Input, Stack, TextInput, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';

interface OrderedTextsProps {
  label: string;
  description?: string;
  addLabel: string;
  value: string[];
  onChange: (value: string[]) => void;
  error?: ReactNode;
  'data-path'?: string;
}

/** The list with the element moved up or down by one. */
export function moved<T>(all: readonly T[], from: number, by: -1 | 1): T[] {
  const [one, other] = [all[from], all[from + by]];
  if (one === undefined || other === undefined) return [...all];
  return all.with(from, other).with(from + by, one);
}

export function OrderedTexts({ label, description, addLabel, value, onChange, error, ...rest }: OrderedTextsProps) {
  const list = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState('');

  const move = (at: number, by: -1 | 1) => {
    if (value[at + by] === undefined) return;
    onChange(moved(value, at, by));
    setTold(`${value[at] ?? ''}: ${at + by + 1} з ${value.length}`);
    // The hand stays on what it moves.
    const button = list.current?.querySelectorAll<HTMLButtonElement>(`[data-move="${by}"]`)[at + by];
    button?.focus();
  };

  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <Stack gap={6} mt={6} ref={list} {...rest} tabIndex={-1}>
        {value.map((text, at) => (
          <Group key={at} gap={6} wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={`${label}, ${at + 1}`}
              value={text}
              maxLength={200}
              onChange={(event) => onChange(value.with(at, event.currentTarget.value))}
            />
            <ActionIcon
              variant="default"
              size={36}
              aria-label={`Підняти: ${text}`}
              data-move={-1}
              data-disabled={at === 0 ? true : undefined}
              aria-disabled={at === 0}
              onClick={() => move(at, -1)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={`Опустити: ${text}`}
              data-move={1}
              data-disabled={at === value.length - 1 ? true : undefined}
              aria-disabled={at === value.length - 1}
              onClick={() => move(at, 1)}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={`Вилучити: ${text}`}
              onClick={() => onChange(value.filter((_, other) => other !== at))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              onChange([...value, '']);
              requestAnimationFrame(() => [...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus());
            }}
          >
            {addLabel}
          </Button>
        </Group>
        <VisuallyHidden role="status">{told}</VisuallyHidden>
      </Stack>
    </Input.Wrapper>
  );
}
