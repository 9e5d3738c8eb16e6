// One list of words: searched, added to, taken from; what is not saved yet is marked.
import { Alert, Button, CloseButton, Group, Text, Textarea, TextInput } from '@mantine/core';
import { IconAlertCircle, IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';

import { plural } from '@/lib/plural';
import { linesIn } from './lists';
import classes from './Words.module.css';

interface WordListInputProps {
  label: string;
  about: string;
  /** What is saved. */
  before: readonly string[];
  value: string[];
  onChange: (value: string[]) => void;
  error?: ReactNode;
}

/** So many lines are drawn at once. */
const SHOWN = 150;

export function WordListInput({ label, about, before, value, onChange, error }: WordListInputProps) {
  const [search, setSearch] = useState('');
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(SHOWN);
  const saved = new Set(before);
  const fresh = linesIn(typed, value);
  const gone = before.filter((line) => !value.includes(line));
  const sought = search.trim().toLocaleLowerCase('uk');
  // What was just added stands first: it is looked at before it is saved.
  const all = [...value.filter((line) => !saved.has(line)), ...value.filter((line) => saved.has(line))];
  const found = all.filter((line) => line.includes(sought));

  const add = () => {
    onChange([...value, ...fresh]);
    setTyped('');
  };

  return (
    <>
      <Text size="sm" mb="sm">
        {about}
      </Text>
      {error != null && (
        <Alert mb="sm" color="red" variant="light" icon={<IconAlertCircle size={20} />} role="alert">
          {error}
        </Alert>
      )}
      <div className={classes.adding}>
        <Textarea
          label="Додати"
          description="По одному в рядку або через кому"
          minRows={1}
          maxRows={8}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button variant="default" disabled={fresh.length === 0} onClick={add} data-testid="add-words">
          {fresh.length > 1 ? `Додати ${fresh.length}` : 'Додати'}
        </Button>
      </div>
      {typed.trim() !== '' && fresh.length === 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          Це вже є в списку.
        </Text>
      )}
      <TextInput
        mt="md"
        aria-label={`Пошук у списку: ${label}`}
        placeholder="Пошук у списку"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={search !== '' && <CloseButton size="sm" aria-label="Очистити пошук" onClick={() => setSearch('')} />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setMost(SHOWN);
        }}
      />
      <Text size="sm" c="dimmed" mt="sm" mb={6} role="status">
        {sought === '' ? plural.count(value.length, 'рядок', 'рядки', 'рядків') : `Знайдено ${found.length} з ${value.length}`}
      </Text>
      {found.length === 0 && (
        <Text size="sm" c="dimmed">
          {value.length === 0 ? 'Список порожній.' : 'Такого в списку немає.'}
        </Text>
      )}
      <ul className={classes.words} aria-label={label}>
        {found.slice(0, most).map((line) => (
          <li key={line} className={classes.word} data-new={saved.has(line) ? undefined : true}>
            <span>{line}</span>
            <CloseButton
              size="sm"
              aria-label={`Вилучити: ${line}`}
              onClick={() => onChange(value.filter((other) => other !== line))}
            />
          </li>
        ))}
      </ul>
      {found.length > most && (
        <Button variant="subtle" size="xs" mt="xs" onClick={() => setMost(most + SHOWN)}>
          Показати ще {Math.min(SHOWN, found.length - most)}
        </Button>
      )}
      {gone.length > 0 && (
        <div className={classes.gone}>
          <Text size="sm" fw={600} mb={6}>
            Буде вилучено: {gone.length}
          </Text>
          <Group gap={6}>
            {gone.slice(0, SHOWN).map((line) => (
              <Button
                key={line}
                variant="default"
                size="compact-xs"
                td="line-through"
                aria-label={`Залишити: ${line}`}
                onClick={() => onChange(before.filter((other) => other === line || value.includes(other)).concat(value.filter((other) => !saved.has(other))))}
              >
                {line}
              </Button>
            ))}
          </Group>
          <Text size="xs" c="dimmed" mt={6}>
            Натисніть слово, щоб залишити його.
          </Text>
        </div>
      )}
    </>
  );
}
