// A text with the city's templates beside it, filled for a card, or as they are where it is for many.
import { Button, Loader, Menu, Text, Textarea, type TextareaProps } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';

import { useDirectory, useTemplates } from '@/api/hooks';
import { asApiError } from '@/api/problem';
import type { TemplateKind } from '@/api/types';
import { dots, places } from './places';

interface TextWithTemplatesProps extends Omit<TextareaProps, 'value' | 'onChange'> {
  /** Whose values the templates come with; null where the text is for many cards. */
  cardId: string | null;
  kind: TemplateKind;
  value: string;
  onChange: (text: string) => void;
}

export function TextWithTemplates({ cardId, kind, value, onChange, ...textarea }: TextWithTemplatesProps) {
  const filledLater = cardId === null ? places(value) : [];
  const left = [...(cardId === null ? [] : places(value)), ...dots(value)];
  return (
    <div>
      <Textarea {...textarea} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      {filledLater.length > 0 && (
        <Text size="xs" c="dimmed" mt={4} role="status">
          Для кожної картки — своє: {filledLater.join(', ')}
        </Text>
      )}
      {left.length > 0 && (
        <Text size="xs" c="var(--words-warning)" mt={4} role="status">
          Заповніть самі: {left.join(', ')}
        </Text>
      )}
      <Templates
        cardId={cardId}
        kind={kind}
        // What is typed already is kept.
        onPick={(text) => onChange(value.trim() === '' ? text : `${value.trimEnd()}\n\n${text}`)}
      />
    </div>
  );
}

interface TemplatesProps {
  cardId: string | null;
  kind: TemplateKind;
  onPick: (text: string) => void;
}

function Templates({ cardId, kind, onPick }: TemplatesProps) {
  const { data: directory } = useDirectory();
  const [opened, setOpened] = useState(false);
  const filled = useTemplates(cardId ?? '', opened && cardId !== null);
  const items = cardId === null ? directory?.templates : filled.data?.items;
  const { error } = filled;
  if (directory?.templates.some((template) => template.kind === kind) !== true) return null;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={320} withinPortal>
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" mt={4} leftSection={<IconTemplate size={15} aria-hidden />}>
          Вставити шаблон
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {items === undefined && error === null && (
          <Menu.Item disabled leftSection={<Loader size={14} />}>
            Завантаження…
          </Menu.Item>
        )}
        {items === undefined && error !== null && <Menu.Item disabled>{asApiError(error).title}</Menu.Item>}
        {items
          ?.filter((template) => template.kind === kind)
          .map((template) => (
            <Menu.Item key={template.id} onClick={() => onPick(template.text)}>
              <Text size="sm" fw={600}>
                {template.name}
              </Text>
              <Text size="xs" c="dimmed" lineClamp={2}>
                {template.text}
              </Text>
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
