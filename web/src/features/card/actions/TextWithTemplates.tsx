// A text with the city's templates beside it, filled for this card.
import { Button, Loader, Menu, Text, Textarea, type TextareaProps } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';

import { useDirectory, useTemplates } from '@/api/hooks';
import { asApiError } from '@/api/problem';
import type { TemplateKind } from '@/api/types';

interface TextWithTemplatesProps extends Omit<TextareaProps, 'value' | 'onChange'> {
  cardId: string;
  kind: TemplateKind;
  value: string;
  onChange: (text: string) => void;
}

/** What the card could not fill stays in braces for the person to fill; so does what a template leaves open with dots. */
function unfilled(text: string): string[] {
  const places = text.match(/\{[^{}\n]+\}/gu) ?? [];
  return /(^|\s)(\.{3}|…)(?=[\s.,;:]|$)/u.test(text) ? [...places, '…'] : places;
}

export function TextWithTemplates({ cardId, kind, value, onChange, ...textarea }: TextWithTemplatesProps) {
  const left = unfilled(value);
  return (
    <div>
      <Textarea {...textarea} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
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
  cardId: string;
  kind: TemplateKind;
  onPick: (text: string) => void;
}

function Templates({ cardId, kind, onPick }: TemplatesProps) {
  const { data: directory } = useDirectory();
  const [opened, setOpened] = useState(false);
  const { data, error } = useTemplates(cardId, opened);
  if (directory?.templates.some((template) => template.kind === kind) !== true) return null;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={320} withinPortal>
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" mt={4} leftSection={<IconTemplate size={15} aria-hidden />}>
          Вставити шаблон
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {data === undefined && error === null && (
          <Menu.Item disabled leftSection={<Loader size={14} />}>
            Завантаження…
          </Menu.Item>
        )}
        {data === undefined && error !== null && <Menu.Item disabled>{asApiError(error).title}</Menu.Item>}
        {data?.items
          .filter((template) => template.kind === kind)
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
