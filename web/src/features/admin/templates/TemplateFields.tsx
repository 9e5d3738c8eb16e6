// The fields of a template: the text takes placeholders at the cursor and is shown as a card fills it.
import { Button, Group, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useRef } from 'react';

import { Section } from '@/lib/ui/Section';
import { TEMPLATE_KINDS } from '../parts/words';
import { preview, type TemplateForm } from './template-form';
import classes from './Templates.module.css';

interface TemplateFieldsProps {
  form: UseFormReturnType<TemplateForm>;
  /** Braces included. */
  placeholders: readonly string[];
}

export function TemplateFields({ form, placeholders }: TemplateFieldsProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, kind } = form.values;

  const insert = (placeholder: string) => {
    const from = area.current?.selectionStart ?? text.length;
    const to = area.current?.selectionEnd ?? from;
    form.setFieldValue('text', text.slice(0, from) + placeholder + text.slice(to));
    const after = from + placeholder.length;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(after, after);
    });
  };

  return (
    <Stack gap="md">
      <Section title="Шаблон">
        <Stack gap="sm">
          <Select
            label="Для чого"
            description={TEMPLATE_KINDS.find(({ value }) => value === kind)?.use}
            allowDeselect={false}
            withAsterisk
            data={TEMPLATE_KINDS.map(({ value, label }) => ({ value, label }))}
            {...form.getInputProps('kind')}
          />
          <TextInput
            label="Назва"
            description="За нею шаблон обирають"
            withAsterisk
            {...form.getInputProps('name')}
          />
          <div>
            <Textarea
              ref={area}
              label="Текст"
              withAsterisk
              minRows={5}
              maxRows={20}
              maxLength={3500}
              {...form.getInputProps('text')}
            />
            <Text size="xs" c="dimmed" mt={6} mb={4} id="placeholders">
              Вставити з картки:
            </Text>
            <Group gap={6} role="group" aria-labelledby="placeholders">
              {placeholders.map((placeholder) => (
                <Button
                  key={placeholder}
                  variant="default"
                  size="compact-sm"
                  fw={500}
                  // The cursor stays where it is in the text.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => insert(placeholder)}
                  data-testid="placeholder"
                >
                  {placeholder}
                </Button>
              ))}
            </Group>
          </div>
          <Switch
            label="Пропонується"
            description="Вимкнений шаблон лишається в довіднику, але його не видно під час вибору"
            {...form.getInputProps('active', { type: 'checkbox' })}
          />
        </Stack>
      </Section>
      <Section title="Як це виглядатиме" testId="preview">
        <Preview text={text} placeholders={placeholders} />
      </Section>
    </Stack>
  );
}

function Preview({ text, placeholders }: { text: string; placeholders: readonly string[] }) {
  const pieces = preview(text, placeholders);
  const unknown = pieces.filter(({ kind }) => kind === 'unknown');
  if (text.trim() === '') {
    return (
      <Text size="sm" c="dimmed">
        Тут зʼявиться текст, заповнений даними прикладу.
      </Text>
    );
  }
  return (
    <>
      <Text size="sm" className={classes.preview}>
        {pieces.map((piece, at) =>
          piece.kind === 'words' ? (
            <span key={at}>{piece.text}</span>
          ) : (
            <mark key={at} className={classes.place} data-kind={piece.kind}>
              {piece.text}
            </mark>
          ),
        )}
      </Text>
      {unknown.length > 0 && (
        <Text size="sm" c="red.9" mt="xs" role="alert">
          Немає такої позначки: {unknown.map((piece) => piece.text).join(', ')}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        Виділене підставлено з прикладу. Чого на картці ще немає, те лишиться позначкою.
      </Text>
    </>
  );
}
